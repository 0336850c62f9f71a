import type { Instant } from '../../model/instant.ts';
import type { Container, Task } from '../../model/task.ts';
import type { ContainerDefinition, LogConfiguration, TaskDefinition } from '../../model/task-definition.ts';
import { type Untrusted, untrusted } from '../../model/text.ts';

/** The newest tasks whose logs are read: enough to see what repeats. */
const STOPPED_TASKS = 90;
const RUNNING_TASKS = 10;

/** A line may be older than the task by the clock of its host. */
const SLACK_MS = 60_000;

/** A log stream to read, and whose it is. */
export interface PlannedStream {
  readonly task: Task;
  readonly containerName: Untrusted;
  readonly stream: Untrusted;
  /** Shared by the streams of all tasks, `prefix/container/`; absent where streams have no prefix. */
  readonly sharedPrefix?: string;
}

/** What to read of one log group, which may be in another region than the service. */
export interface GroupPlan {
  readonly group: Untrusted;
  readonly region?: Untrusted;
  readonly streams: readonly PlannedStream[];
  readonly from: Instant;
  /** Absent for tasks of which nothing tells that they are over for long. */
  readonly to?: Instant;
}

/** Whether any container writes where logs can be read back. */
export function hasReadableLogs(definitions: readonly TaskDefinition[]): boolean {
  return definitions.some(({ containers }) =>
    containers.some(({ log }) => log !== undefined && isReadable(log)),
  );
}

/**
 * The streams of every container that can have run, by log group, those of tasks that ECS has forgotten apart: their time is
 * another one. `stopped` comes newest first.
 */
export function planLogs(
  running: readonly Task[],
  stopped: readonly Task[],
  definitions: readonly TaskDefinition[],
): readonly GroupPlan[] {
  const definitionOf = new Map(definitions.map((one) => [one.arn, one]));
  const tasks = [...stopped.slice(0, STOPPED_TASKS), ...newest(running).slice(0, RUNNING_TASKS)];
  const plans = new Map<string, GroupPlan & { readonly streams: PlannedStream[] }>();
  for (const task of tasks) {
    for (const definition of definitionOf.get(task.taskDefinitionArn)?.containers ?? []) {
      const stream = streamOf(task, definition);
      if (stream === undefined || definition.log?.group === undefined) continue;
      const { group, region } = definition.log;
      const isForgotten = task.recordedIn !== undefined;
      const key = `${region ?? ''} ${group} ${isForgotten}`;
      const plan = plans.get(key) ?? { group, region, streams: [], from: Number.POSITIVE_INFINITY };
      plan.streams.push(stream);
      const from = Math.min(plan.from, beginOf(task) - SLACK_MS);
      const to = isForgotten ? Math.max(plan.to ?? 0, endOf(task) + SLACK_MS) : undefined;
      plans.set(key, { ...plan, from, to });
    }
  }
  return [...plans.values()];
}

function isReadable(log: LogConfiguration): boolean {
  return log.driver === 'awslogs' && log.group !== undefined;
}

/**
 * A stream is called `prefix/container/task-id`; without a prefix, which only EC2 allows, by the id of the container:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
 */
function streamOf(task: Task, { name, log }: ContainerDefinition): PlannedStream | undefined {
  const container = task.containers.find((one) => one.name === name);
  if (log === undefined || !isReadable(log) || container === undefined || !canHaveRun(task, container))
    return undefined;
  if (log.streamPrefix !== undefined) {
    const sharedPrefix = `${log.streamPrefix}/${name}/`;
    return { task, containerName: name, stream: untrusted(`${sharedPrefix}${task.id}`), sharedPrefix };
  }
  if (container.runtimeId === undefined) return undefined;
  return { task, containerName: name, stream: container.runtimeId };
}

function canHaveRun(task: Task, container: Container): boolean {
  if (task.recordedIn?.kind === 'log-stream') return true;
  return (
    container.exitCode !== undefined || task.startedAt !== undefined || container.lastStatus === 'RUNNING'
  );
}

function newest(tasks: readonly Task[]): readonly Task[] {
  return tasks.toSorted((one, other) => beginOf(other) - beginOf(one));
}

function beginOf(task: Task): Instant {
  if (task.recordedIn?.kind === 'log-stream') return task.recordedIn.firstAt;
  return task.createdAt ?? task.startedAt ?? task.stoppedAt ?? 0;
}

/** When the last line of a task that is over can have been written. */
function endOf(task: Task): Instant {
  if (task.recordedIn?.kind === 'log-stream') return task.recordedIn.lastAt;
  return task.stoppedAt ?? task.executionStoppedAt ?? task.stoppingAt ?? Number.MAX_SAFE_INTEGER;
}
