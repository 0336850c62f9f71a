import { isUnresolved } from '../model/setting.ts';
import type { TargetGroup } from '../model/target-group.ts';
import type { Facts } from './facts.ts';

/** The port that a target group checks, where that is a number of its own instead of the port of the traffic. */
export function fixedPort(targetGroup: TargetGroup): number | undefined {
  const port = Number(targetGroup.healthCheckPort);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

/** The port of the container that a target group checks, where all that the task exposes there is UDP. */
export function udpOnlyPort({ definition, settings }: Facts, targetGroup: TargetGroup): number | undefined {
  const served = settings?.loadBalancers.find(({ targetGroupArn }) => targetGroupArn === targetGroup.arn);
  const port = fixedPort(targetGroup) ?? served?.containerPort;
  const mappings = (definition?.containers ?? []).flatMap(({ portMappings }) => portMappings);
  const checked = mappings.filter(({ containerPort }) => containerPort === port);
  const isUdpOnly = checked.length > 0 && checked.every(({ protocol }) => protocol === 'udp');
  return isUdpOnly && typeof port === 'number' ? port : undefined;
}

/** Every port that a container of the task exposes; with dynamic host ports nothing can be said. */
export function exposedPorts({ definition, settings }: Facts, targetGroup: TargetGroup): readonly number[] {
  const mappings = (definition?.containers ?? []).flatMap((container) => container.portMappings);
  if (mappings.some(({ hostPort }) => hostPort === 0) || targetGroup.targetType === 'instance') return [];
  const balanced = (settings?.loadBalancers ?? []).map(({ containerPort }) => containerPort);
  const ports = [...mappings.map(({ containerPort }) => containerPort), ...balanced];
  return [...new Set(ports.flatMap((port) => (port === undefined || isUnresolved(port) ? [] : [port])))];
}
