import type { TaskLife } from '../world/state.ts';

/** How many tasks are RUNNING, and how many are on their way there. */
export function countStatuses(tasks: readonly TaskLife[]): {
  readonly running: number;
  readonly pending: number;
} {
  const running = tasks.filter((task) => task.status === 'RUNNING').length;
  const pending = tasks.filter((task) => isPending(task)).length;
  return { running, pending };
}

function isPending(task: TaskLife): boolean {
  return task.status === 'PROVISIONING' || task.status === 'PENDING' || task.status === 'ACTIVATING';
}
