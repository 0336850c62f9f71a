import { secondsBetween } from '../model/instant.ts';
import type { Container } from '../model/task.ts';
import type { ContainerDefinition } from '../model/task-definition.ts';
import type { ErrorLineKind } from '../model/vocabulary/error-lines.ts';
import type { Facts, LiveTask } from './facts.ts';
import type { LogMatch } from './log-match.ts';
import { definitionOf } from './stop.ts';

/** A container that others wait for, and what it has to become. */
export interface AwaitedContainer {
  readonly name: string;
  readonly condition: string;
  readonly container?: Container;
  readonly definition?: ContainerDefinition;
  /** What its log says against it. */
  readonly error?: LogMatch<ErrorLineKind>;
}

/** Even a large image is pulled in less; https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html */
const STUCK_SECONDS = 600;

/** The tasks that have waited before RUNNING for longer than any start takes, oldest first as AWS lists them. */
export function waitingTasks({ live, snapshot }: Facts): readonly LiveTask[] {
  return live.filter(({ task }) => {
    if (task.lastStatus !== 'PENDING' && task.lastStatus !== 'ACTIVATING') return false;
    return task.createdAt !== undefined && secondsBetween(task.createdAt, snapshot.takenAt) > STUCK_SECONDS;
  });
}

/**
 * Whether a task was placed on a host and nothing was done for it there: no container of it waits for another, and not even
 * the pull of its image has begun. Without a host (Fargate) nobody can tell.
 */
export function isHeldByHost(live: LiveTask): boolean {
  const { lastStatus, containerInstanceArn, pullStartedAt } = live.task;
  if (lastStatus !== 'PENDING' || containerInstanceArn === undefined) return false;
  return pullStartedAt === undefined && awaitedContainer(live) === undefined;
}

/** The container that another one depends on and that is not there yet; `undefined` where the task waits for something else. */
export function awaitedContainer({ task, definition, logs }: LiveTask): AwaitedContainer | undefined {
  const dependencies = (definition?.containers ?? []).flatMap(({ dependsOn }) => dependsOn);
  return dependencies
    .map(({ containerName, condition }) => ({
      name: containerName,
      condition,
      container: task.containers.find(({ name }) => name === containerName),
      definition: definitionOf(definition, containerName),
      error: logs.find((log) => log.containerName === containerName)?.error,
    }))
    .find(isMissing);
}

function isMissing({ condition, container, definition }: AwaitedContainer): boolean {
  switch (condition) {
    case 'HEALTHY':
      return definition?.healthCheck !== undefined && container?.healthStatus !== 'HEALTHY';
    case 'COMPLETE':
    case 'SUCCESS':
      return container?.lastStatus !== 'STOPPED';
    default:
      return false;
  }
}

/** Whether a container runs without a word of complaint and its health check fails all the same. */
export function isCheckAtFault({ container, error }: AwaitedContainer): boolean {
  return container?.healthStatus === 'UNHEALTHY' && error === undefined;
}
