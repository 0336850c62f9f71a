import type { LogExcerpt } from '../../src/model/log.ts';
import { present } from '../../src/model/section.ts';
import type { Container, Task } from '../../src/model/task.ts';
import { untrusted } from '../../src/model/text.ts';

/** When the snapshots of the tests are taken. */
export const NOW = Date.UTC(2026, 10, 23, 14, 0, 0);

export const DEPLOYMENT = untrusted('ecs-svc/89');
export const DEFINITION_ARN = untrusted('arn:aws:ecs:us-east-1:123456789012:task-definition/backend:89');
export const GROUP_ARN = untrusted(
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/backend/8a07041d49ee2114',
);

/** What uvicorn writes once it accepts requests. */
export const READY = 'INFO:     Application startup complete.';

/** The instant so many seconds before the snapshot is taken. */
export function ago(seconds: number): number {
  return NOW - seconds * 1000;
}

/** How a task stopped, as a test tells it. Times are in seconds. */
export interface StopStory {
  readonly id?: string;
  /** When its stop began. */
  readonly stoppedAgo?: number;
  /** From RUNNING to the stop; `null` where it never ran. */
  readonly lived?: number | null;
  readonly stopCode?: string;
  readonly reason?: string;
  readonly exitCode?: number;
  readonly containerReason?: string;
  readonly health?: string;
  readonly startedBy?: string;
  readonly definitionArn?: string;
  /** Instead of the one container `api`. */
  readonly containers?: readonly Container[];
}

/** A stopped task of the deployment in question: unless told otherwise its only container exited with 1 after 100 s. */
export function stoppedTask(story: StopStory = {}): Task {
  const { id = 'dead1', stoppedAgo = 120, lived = 100, stopCode = 'EssentialContainerExited' } = story;
  const endedByItself = stopCode === 'EssentialContainerExited' || stopCode === 'TaskFailedToStart';
  return {
    ...taskOf(id, story),
    lastStatus: untrusted('STOPPED'),
    desiredStatus: untrusted('STOPPED'),
    createdAt: ago(stoppedAgo + (lived ?? 0) + 30),
    startedAt: lived === null ? undefined : ago(stoppedAgo + lived),
    stoppingAt: ago(stoppedAgo),
    executionStoppedAt: ago(endedByItself ? stoppedAgo : stoppedAgo - 15),
    stoppedAt: ago(stoppedAgo - 30),
    stopCode: untrusted(stopCode),
    stoppedReason: untrusted(story.reason ?? 'Essential container in task exited'),
    containers: story.containers ?? [storyContainer(story)],
  };
}

/** A task that the scheduler stopped for its container health check. */
export function failedCheck(story: StopStory = {}): Task {
  return stoppedTask({
    stopCode: 'ServiceSchedulerInitiated',
    reason: 'Task failed container health checks',
    exitCode: 143,
    health: 'UNHEALTHY',
    lived: 130,
    ...story,
  });
}

/** A task that the scheduler stopped because its target was unhealthy. */
export function failedTarget(story: StopStory = {}): Task {
  return stoppedTask({
    stopCode: 'ServiceSchedulerInitiated',
    reason: `Task failed ELB health checks in (target-group ${GROUP_ARN})`,
    exitCode: 143,
    lived: 200,
    ...story,
  });
}

/** A task whose container never started. */
export function neverStarted(reason: string, story: StopStory = {}): Task {
  return stoppedTask({
    stopCode: 'TaskFailedToStart',
    reason,
    lived: null,
    containers: [container('api', {})],
    ...story,
  });
}

/** A task of which only its log is left: it wrote its first line so many seconds ago, and its last one ten seconds later. */
export function loggedTask(id = 'dead1', firstLineAgo = 7200): Task {
  return {
    ...taskOf(id, {}),
    lastStatus: untrusted('STOPPED'),
    containers: [container('api', {})],
    recordedIn: {
      kind: 'log-stream',
      group: untrusted('/ecs/backend'),
      firstAt: ago(firstLineAgo),
      lastAt: ago(firstLineAgo - 10),
    },
  };
}

/** A task of the deployment in question that has run for so many seconds. */
export function runningTask(id: string, ageSeconds = 3000): Task {
  return {
    ...taskOf(id, {}),
    lastStatus: untrusted('RUNNING'),
    desiredStatus: untrusted('RUNNING'),
    healthStatus: untrusted('HEALTHY'),
    privateAddress: untrusted(`10.0.1.${id.replace(/\D/g, '')}`),
    createdAt: ago(ageSeconds + 30),
    startedAt: ago(ageSeconds),
    containers: [{ name: untrusted('api'), healthStatus: untrusted('HEALTHY'), hostPorts: [] }],
  };
}

/** One container of a task, by its name. */
export function container(
  name: string,
  { exitCode, reason, health }: { exitCode?: number; reason?: string; health?: string },
): Container {
  return {
    name: untrusted(name),
    exitCode,
    reason: reason === undefined ? undefined : untrusted(reason),
    healthStatus: health === undefined ? undefined : untrusted(health),
    hostPorts: [],
  };
}

/** The log of a task's container: each line with the seconds after the task started at which it was written. */
export function logOf(
  task: Task,
  lines: readonly (readonly [afterSeconds: number, message: string])[],
  containerName = 'api',
): LogExcerpt {
  const start = task.startedAt ?? NOW;
  return {
    taskArn: task.arn,
    containerName: untrusted(containerName),
    group: untrusted('/ecs/backend'),
    stream: untrusted(`ecs/${containerName}/${task.id}`),
    lines: present(
      lines.map(([afterSeconds, message]) => ({
        at: start + afterSeconds * 1000,
        message: untrusted(message),
      })),
    ),
    complete: true,
  };
}

function storyContainer({ exitCode, containerReason, health, lived }: StopStory): Container {
  const code = exitCode ?? (lived === null ? undefined : 1);
  return container('api', { exitCode: code, reason: containerReason, health });
}

function taskOf(id: string, { startedBy, definitionArn }: StopStory) {
  return {
    arn: untrusted(`arn:aws:ecs:us-east-1:123456789012:task/prod/${id}`),
    id: untrusted(id),
    taskDefinitionArn: definitionArn === undefined ? DEFINITION_ARN : untrusted(definitionArn),
    group: untrusted('service:backend'),
    startedBy: startedBy === undefined ? DEPLOYMENT : untrusted(startedBy),
    launchType: untrusted('FARGATE'),
  };
}
