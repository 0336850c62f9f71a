import type { Instant } from '../../model/instant.ts';

/** Stopped tasks can be described for an hour: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html */
const RETENTION_SECONDS = 3600;

/** Whether a task stopped too long ago to be described. */
export function isForgotten(stoppedAt: Instant | undefined, now: Instant): boolean {
  return stoppedAt !== undefined && now > stoppedAt + RETENTION_SECONDS * 1000;
}
