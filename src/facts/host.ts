import { lastSegment } from '../model/arn.ts';
import type { Evidence } from '../model/finding.ts';
import { secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import { isStopping } from '../model/stopping-task.ts';
import type { ContainerInstance, Task } from '../model/task.ts';
import type { Facts } from './facts.ts';

/** Twice the default `stopTimeout`: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const PROLONGED_SECONDS = 60;

/** The hosts whose agent is not connected: nothing is placed on them. */
export function disconnectedHosts({ snapshot }: Facts): readonly Evidence[] {
  return valueOr(snapshot.vitals.containerInstances, []).flatMap(disconnection);
}

/** That the agent on the host of a task is not connected; nothing where it is, or nobody knows. */
export function disconnectedHostOf({ containerInstanceArn }: Task, facts: Facts): readonly Evidence[] {
  return valueOr(facts.snapshot.vitals.containerInstances, [])
    .filter(({ arn }) => arn === containerInstanceArn)
    .flatMap(disconnection);
}

/** What people call the host of a task: its instance where that is known, else the last segment of its ARN. */
export function hostName(task: Task, facts: Facts): string {
  return instanceIdOf(task, facts) ?? lastSegment(task.containerInstanceArn ?? '');
}

/** The EC2 instance that a task runs on, where hosts were read. */
export function instanceIdOf({ containerInstanceArn }: Task, { snapshot }: Facts): string | undefined {
  const hosts = valueOr(snapshot.vitals.containerInstances, []);
  return hosts.find(({ arn }) => arn === containerInstanceArn)?.instanceId;
}

/**
 * The tasks of any service on the host of a task that were told to stop, have not ended, and take longer than a stop takes
 * by default. The agent gives what they hold to nobody until they have ended.
 */
export function stoppingNeighbours(
  { arn, containerInstanceArn }: Task,
  { snapshot }: Facts,
): readonly Task[] {
  const { stoppedTasks, otherStoppingTasks } = snapshot.vitals;
  return [...otherStoppingTasks, ...valueOr(stoppedTasks, [])].filter(
    (task) =>
      task.arn !== arn &&
      containerInstanceArn !== undefined &&
      task.containerInstanceArn === containerInstanceArn &&
      isStopping(task) &&
      secondsBetween(task.stoppingAt ?? 0, snapshot.takenAt) > PROLONGED_SECONDS,
  );
}

function disconnection({ arn, instanceId, agentConnected }: ContainerInstance): readonly Evidence[] {
  if (agentConnected !== false) return [];
  return [
    {
      kind: 'host',
      weight: 'circumstantial',
      source: 'ecs:DescribeContainerInstances',
      ref: `containerInstances[${lastSegment(arn)}].agentConnected`,
      text: `the agent on host ${instanceId ?? arn} is not connected (agentConnected is false)`,
    },
  ];
}
