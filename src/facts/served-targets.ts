import type { Facts, LiveTarget } from './facts.ts';

/**
 * The targets at which the load balancer finds tasks of the deployment in question healthy, at one of their containers.
 * Only addresses tell whose target it is: on container instances several tasks share one.
 */
export function servedTargets(
  containerName: string,
  { live, targets, settings }: Facts,
): readonly LiveTarget[] {
  const groups = (settings?.loadBalancers ?? []).filter((one) => one.containerName === containerName);
  const addresses = new Set(live.map(({ task }) => task.privateAddress));
  return targets.filter(
    ({ target, group, groupArn }) =>
      target.state === 'healthy' &&
      group?.targetType === 'ip' &&
      addresses.has(target.targetId) &&
      groups.some(({ targetGroupArn }) => targetGroupArn === groupArn),
  );
}
