import type { Facts } from '../../facts/facts.ts';
import type { TargetFailure } from '../../facts/health-failure.ts';
import { listeningOf } from '../../facts/listening.ts';
import type { LogReading } from '../../facts/log-reading.ts';
import { protocolHint } from './protocol-hint.ts';

const HANDSHAKE =
  /unsupported protocol|wrong version number|TLS handshake error|Invalid character found in method name \[0x16/i;

/**
 * Why a probe may not reach a server, by where the server says that it listens and what the target group asks; where nothing
 * stands out, the security group. A time-out means that packets are dropped, a refusal that nobody listens.
 */
export function hintBySettings({ stop, window, probe, event }: TargetFailure, facts: Facts): string {
  const registered = registeredPort(event?.reading?.parts[2], facts);
  const listening = listeningOf(logsBehind(stop.logs, facts));
  const [first] = listening;
  if (first?.reach === 'loopback' && listening.every(({ reach }) => reach === 'loopback')) {
    return `Its log says that it listens on ${first.address}:${first.port}, the loopback address: bind it to 0.0.0.0, so that the load balancer reaches it.`;
  }
  if (first && registered !== undefined && listening.every(({ port }) => port !== registered)) {
    return `Its log says that it listens on port ${first.port}, but port ${registered} is registered: correct containerPort (or the port of the application).`;
  }
  if (stop.logs.some(refusedHandshake)) {
    return 'Its log shows that the handshake (TLS) of the probe fails: compare protocol and TLS versions of the target group with those of the application.';
  }
  const spoken = protocolHint(window?.targetGroup, probe);
  if (spoken !== undefined) return spoken;
  if (
    window?.targetGroup.healthCheckProtocol === 'HTTPS' ||
    window?.targetGroup.healthCheckProtocol === 'TLS'
  ) {
    return `The check speaks ${window.targetGroup.healthCheckProtocol}: make sure that the container does too, or check with HTTP. Then look at the security group of the task, its port and its bind address.`;
  }
  if (probe?.kind === 'timeout') {
    return 'A time-out means that packets are dropped: look at the security group of the task first, then at network ACLs.';
  }
  return 'Look at port, bind address and protocol, and at the security group of the task: does it let the load balancer in?';
}

/** What the container behind the load balancer writes; others in the task listen elsewhere. */
function logsBehind(logs: readonly LogReading[], { settings }: Facts): readonly LogReading[] {
  const names = new Set((settings?.loadBalancers ?? []).map(({ containerName }) => containerName));
  const own = logs.filter(({ excerpt }) => names.has(excerpt.containerName));
  return own.length > 0 ? own : logs;
}

function refusedHandshake({ excerpt }: LogReading): boolean {
  if (excerpt.lines.state !== 'present') return false;
  return excerpt.lines.value.some(({ message }) => HANDSHAKE.test(message.slice(0, 2048)));
}

function registeredPort(named: string | undefined, facts: Facts): number | undefined {
  const port = named === undefined ? facts.settings?.loadBalancers[0]?.containerPort : Number(named);
  const isFixed = facts.targetWindows.every(({ targetGroup }) => targetGroup.targetType === 'ip');
  return isFixed && typeof port === 'number' ? port : undefined;
}
