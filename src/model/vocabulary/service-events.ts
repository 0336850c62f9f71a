/**
 * The messages of `DescribeServices.services[].events[]`; the first pattern that matches wins. One event alone never
 * alarms: most unhealthy targets heal by themselves. Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
const SERVICE_EVENTS = [
  { kind: 'start-failure', pattern: /failed to launch a task with \(error (.+)\)/i },
  { kind: 'steady', pattern: /has reached a steady state/i },
  {
    kind: 'replaced-unhealthy',
    pattern: /has started (\d+) tasks: .*Amazon ECS replaced (\d+) tasks due to an unhealthy status/i,
  },
  { kind: 'az-rebalance', pattern: /has started (\d+) tasks in (\S+) to AZ Rebalance/i },
  { kind: 'started', pattern: /has started (\d+) tasks: ((?:\(task [0-9a-f-]+\) ?)+)/i },
  { kind: 'stopped', pattern: /has stopped (\d+) running tasks: ((?:\(task [0-9a-f-]+\) ?)+)/i },
  { kind: 'stopped-pending', pattern: /(?:has )?stopped (\d+) pending tasks/i },
  { kind: 'registered', pattern: /(?<!de)registered (\d+) targets in \(target-group ([^)]+)\)/i },
  { kind: 'deregistered', pattern: /deregistered (\d+) targets in \(target-group ([^)]+)\)/i },
  { kind: 'draining', pattern: /has begun draining connections on (\d+) tasks/i },
  {
    kind: 'target-group-missing',
    pattern:
      /due to \(?(?:reason )?TARGET (?:GROUP )?IS NOT FOUND|error One or more target groups not found/i,
  },
  {
    kind: 'target-unhealthy',
    pattern:
      /(?:\(task ([0-9a-f-]+)\) )?(?:\(instance (i-[0-9a-f]+)\) )?(?:\(port (\d+)\) )?is (?:unhealthy|not healthy) in \(?(?:target-group|elb) ?\(?([^)]+)\)+ due to \(?(?:reason )?(.+?)\)?\.?$/i,
  },
  { kind: 'container-unhealthy', pattern: /\(task ([0-9a-f-]+)\) failed container health checks/i },
  { kind: 'starts-impaired', pattern: /is unable to consistently start tasks successfully/i },
  { kind: 'throttled', pattern: /operations are being throttled/i },
  {
    kind: 'deployment-failed',
    pattern:
      /\(deployment (ecs-svc\/\d+)\) deployment failed: (.+)$|deployment failed: tasks failed to start/i,
  },
  { kind: 'rollback', pattern: /rolling back to deployment (ecs-svc\/\d+)/i },
  { kind: 'deployment-completed', pattern: /\(deployment (ecs-svc\/\d+)\) deployment completed/i },
  {
    kind: 'start-failure',
    pattern:
      /was unable to place a task\. Reason: ((?:CannotPull|ResourceInitializationError|CannotStart|CannotCreate|ECS was unable to assume).+)$/i,
  },
  {
    kind: 'no-instance',
    pattern:
      /was unable to place a task because no container instance met all of its requirements\.(?: (?:Reason: (.+)|The closest matching \(?container-instance ([0-9a-f-]+)\)? (.+)))?/i,
  },
  { kind: 'no-placement', pattern: /was unable to place a task(?:\. Reason: (.+))?/i },
  { kind: 'no-placement', pattern: /tasks provisioning capacity limit was exceeded/i },
  { kind: 'no-placement', pattern: /could not launch (\d+) tasks? for deployment/i },
  {
    kind: 'limits-stuck',
    pattern:
      /was unable to stop or start tasks during a deployment because of the service deployment configuration/i,
  },
  { kind: 'not-steady', pattern: /was unable to reach steady state(?: because| ?\. Reason:)? ?(.+)?/i },
  { kind: 'az-balance', pattern: /is (not )?AZ balanced with/i },
  { kind: 'agent', pattern: /Timed out waiting for Amazon ECS Agent to start|encountered error "AGENT"/i },
  {
    kind: 'role-not-assumable',
    pattern:
      /IAM (?:permissions policies have|trust relationship has) been misconfigured|unable to assume the (?:service linked )?role/i,
  },
] as const;

export type ServiceEventKind = (typeof SERVICE_EVENTS)[number]['kind'];

/** What an event says: its kind and the parts that its pattern names, in order. */
export interface ServiceEventReading {
  readonly kind: ServiceEventKind;
  readonly parts: readonly (string | undefined)[];
}

const LONGEST_MESSAGE = 4096;

/** What a service event says, or `undefined` for a message that this version does not know. */
export function readServiceEvent(message: string): ServiceEventReading | undefined {
  const text = message.slice(0, LONGEST_MESSAGE);
  for (const { kind, pattern } of SERVICE_EVENTS) {
    const match = pattern.exec(text);
    if (match) return { kind, parts: match.slice(1) };
  }
  return undefined;
}
