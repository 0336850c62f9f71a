import { isUnresolved } from '../model/setting.ts';
import type { Facts } from './facts.ts';
import { listeningOf } from './listening.ts';
import type { LogReading } from './log-reading.ts';
import { servedTargets } from './served-targets.ts';

/** The port that a probe asks on its own host, and the ports on which the container is known to answer. */
export interface PortMismatch {
  readonly askedPort: number;
  readonly knownPorts: readonly number[];
  /** Who says so: the load balancer reaches it there, its log does, or only the task definition. */
  readonly basis: 'load-balancer' | 'log' | 'definition';
}

const ASKED = /((?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)[: ])(\d{2,5})\b/;

/**
 * Whether the command of a health check asks a port on which the container does not answer. Who knows best decides: the
 * load balancer by its healthy targets, then the log, then the task definition.
 */
export function portMismatch(
  command: string,
  containerName: string,
  logs: readonly LogReading[],
  facts: Facts,
): PortMismatch | undefined {
  const asked = ASKED.exec(command)?.[2];
  if (asked === undefined) return undefined;
  const askedPort = Number(asked);
  const known: readonly (readonly [PortMismatch['basis'], readonly number[]])[] = [
    ['load-balancer', servedTargets(containerName, facts).flatMap(({ target }) => target.port ?? [])],
    ['log', listeningOf(logs.filter((log) => log.containerName === containerName)).map(({ port }) => port)],
    ['definition', exposedPorts(containerName, facts)],
  ];
  const [basis, ports] = known.find(([, list]) => list.length > 0) ?? [];
  if (basis === undefined || ports === undefined || ports.includes(askedPort)) return undefined;
  return { askedPort, knownPorts: [...new Set(ports)], basis };
}

/** The command with another port on its own host; other numbers in it, such as a time-out, stay. */
export function withPort(command: string, port: number): string {
  return command.replace(ASKED, `$1${port}`);
}

function exposedPorts(containerName: string, { definition }: Facts): readonly number[] {
  const container = definition?.containers.find(({ name }) => name === containerName);
  return (container?.portMappings ?? []).flatMap(({ containerPort }) =>
    containerPort === undefined || isUnresolved(containerPort) ? [] : [containerPort],
  );
}
