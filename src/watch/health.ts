import { containerCheckWindow } from '../facts/kill-window.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TargetHealth } from '../model/target-group.ts';
import type { Task } from '../model/task.ts';

/** Where nothing checks a task, it is taken to be well after having run this long. */
const UNCHECKED_SECONDS = 120;

/** Whether a running task passes every check that there is: its containers’ and its load balancer’s. */
export function isHealthy(task: Task, snapshot: Snapshot, now: Instant): boolean {
  if (task.lastStatus !== 'RUNNING' || task.startedAt === undefined) return false;
  const hasContainerCheck = hasCheck(task, snapshot);
  if (hasContainerCheck && task.healthStatus !== 'HEALTHY') return false;
  const balanced = isBalanced(snapshot);
  if (balanced && !targetsOf(task, snapshot).some(({ state }) => state === 'healthy')) return false;
  return hasContainerCheck || balanced || secondsBetween(task.startedAt, now) >= UNCHECKED_SECONDS;
}

/** Whether a check has found fault with a running task, be it within its grace period. */
export function isUnwell(task: Task, snapshot: Snapshot): boolean {
  return (
    task.healthStatus === 'UNHEALTHY' || targetsOf(task, snapshot).some(({ state }) => state === 'unhealthy')
  );
}

/** The targets that stand for a task: by its own address, or on a host by the host, where they cannot be told apart. */
export function targetsOf(task: Task, snapshot: Snapshot): readonly TargetHealth[] {
  const instances = valueOr(snapshot.vitals.containerInstances, []);
  const host = instances.find(({ arn }) => arn === task.containerInstanceArn)?.instanceId;
  return allTargets(snapshot).filter(
    ({ targetId }) => targetId === task.privateAddress || (host !== undefined && targetId === host),
  );
}

/** All targets of all groups of the service that could be read. */
export function allTargets(snapshot: Snapshot): readonly TargetHealth[] {
  return valueOr(snapshot.vitals.targetHealth, []).flatMap(({ targets }) => valueOr(targets, []));
}

/** What a target is called: its address, and its port where it has one. */
export function targetAddress({ targetId, port }: TargetHealth): string {
  return port === undefined ? targetId : `${targetId}:${port}`;
}

/** Whether the service registers its tasks in a target group. */
export function isBalanced(snapshot: Snapshot): boolean {
  const loadBalancers = valueOr(snapshot.blueprint.service, undefined)?.loadBalancers ?? [];
  return loadBalancers.some(({ targetGroupArn }) => targetGroupArn !== undefined);
}

function hasCheck(task: Task, snapshot: Snapshot): boolean {
  const definition = valueOr(snapshot.blueprint.taskDefinitions, []).find(
    ({ arn }) => arn === task.taskDefinitionArn,
  );
  return (definition?.containers ?? []).some(
    (container) => container.essential && containerCheckWindow(container) !== undefined,
  );
}
