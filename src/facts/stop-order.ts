import { secondsBetween } from '../model/instant.ts';
import { numberOr } from '../model/setting.ts';
import type { Stop } from './stop.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (stopTimeout) */
const DEFAULT_STOP_SECONDS = 30;

/** A container that was told to stop, had all the time that it may take, and was killed. */
export interface KilledAfterOrder {
  readonly stop: Stop;
  readonly containerName: string;
  /** From the order to stop until the containers had ended. */
  readonly seconds: number;
  readonly limitSeconds: number;
}

/** Whether a task’s container outlived its time to stop; one that was gone before was not killed for ignoring the order. */
export function killedAfterOrder(stop: Stop): KilledAfterOrder | undefined {
  const { task, ending, culprit, reason } = stop;
  if (ending !== 'told-to-stop' || culprit?.container.exitCode !== 137) return undefined;
  if (reason?.kind === 'out-of-memory') return undefined;
  const limitSeconds = numberOr(culprit.definition?.stopTimeoutSeconds, DEFAULT_STOP_SECONDS);
  const { stoppingAt, executionStoppedAt } = task;
  if (limitSeconds === undefined || stoppingAt === undefined || executionStoppedAt === undefined)
    return undefined;
  const seconds = Math.round(secondsBetween(stoppingAt, executionStoppedAt));
  if (seconds < limitSeconds) return undefined;
  return { stop, containerName: culprit.container.name, seconds, limitSeconds };
}
