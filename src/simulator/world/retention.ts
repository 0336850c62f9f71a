import type { Instant } from '../../model/instant.ts';
import type { TaskLife, WorldState } from './state.ts';

/** Stopped tasks can be described for an hour: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html */
const RETENTION_SECONDS = 3600;

/** Whether a task stopped too long ago to be described. */
export function isForgotten(stoppedAt: Instant | undefined, now: Instant): boolean {
  return stoppedAt !== undefined && now > stoppedAt + RETENTION_SECONDS * 1000;
}

/** The tasks that can still be described; of the others event capture, where it is on, keeps what it has written. */
export function forgetOld(world: WorldState, tasks: readonly TaskLife[]): TaskLife[] {
  const now = world.agenda.now();
  const isOld = (task: TaskLife): boolean => isForgotten(task.times.stoppedAt, now);
  if (world.settings.eventCapture === 'on') world.forgotten.push(...tasks.filter(isOld));
  return tasks.filter((task) => !isOld(task));
}
