import type { Task } from './task.ts';

/** The states in which nothing of a task runs any more: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html */
const ENDED: ReadonlySet<string> = new Set(['DEPROVISIONING', 'STOPPED', 'DELETED']);

/** Whether a task was told to stop and its containers have not ended: it still has what it holds on its host. */
export function isStopping({ desiredStatus, lastStatus, executionStoppedAt, recordedIn }: Task): boolean {
  if (recordedIn !== undefined || executionStoppedAt !== undefined) return false;
  return desiredStatus === 'STOPPED' && !ENDED.has(lastStatus);
}
