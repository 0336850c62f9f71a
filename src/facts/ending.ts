import { secondsBetween } from '../model/instant.ts';
import type { Task } from '../model/task.ts';

/**
 * Whether a task's containers ended by themselves, were told to stop, or never ran; `unrecorded` where only their logs or
 * events of their service are left.
 */
export type Ending = 'by-itself' | 'told-to-stop' | 'never-ran' | 'unrecorded';

/** Tolerance of the clocks behind `executionStoppedAt` and `stoppingAt`, in seconds. */
const TOLERANCE_SECONDS = 1;

/** Whether the containers of a stopped task ended by themselves: the stop code says so, else the times. */
export function endingOf(task: Task): Ending {
  if (task.recordedIn !== undefined && task.recordedIn.kind !== 'event-capture') return 'unrecorded';
  if (
    task.containers.every((container) => container.exitCode === undefined) &&
    task.startedAt === undefined
  ) {
    return 'never-ran';
  }
  switch (task.stopCode) {
    case 'EssentialContainerExited':
    case 'TaskFailedToStart':
      return 'by-itself';
    case 'ServiceSchedulerInitiated':
    case 'UserInitiated':
    case 'SpotInterruption':
    case 'TerminationNotice':
      return 'told-to-stop';
  }
  const { executionStoppedAt, stoppingAt } = task;
  if (executionStoppedAt === undefined || stoppingAt === undefined) return 'told-to-stop';
  return secondsBetween(stoppingAt, executionStoppedAt) <= TOLERANCE_SECONDS ? 'by-itself' : 'told-to-stop';
}
