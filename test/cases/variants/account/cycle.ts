import { courseOf, type TaskSpec } from './course.ts';

/** One life in a cycle: a task without its place in time. */
export type Life = Omit<TaskSpec, 'key' | 'at'>;

/** A service that starts the same thing again and again. */
export interface CycleSpec {
  readonly key?: string;
  /** When its first tasks were created, in seconds after now. */
  readonly from: number;
  /** How many run beside each other. */
  readonly slots: number;
  /** Seconds from the end of the nth task of a slot to the next; negative where the next starts before. */
  readonly pause: (n: number) => number;
  /** What becomes of the nth task of a slot. */
  readonly life: (n: number, slot: number) => Life;
}

/** The tasks of a cycle until now; the last of each slot are still on their way. */
export function cycle({ key = 'cycle', from, slots, pause, life }: CycleSpec): TaskSpec[] {
  return Array.from({ length: slots }, (_, slot) => {
    const tasks: TaskSpec[] = [];
    let at = from + slot * 0.12;
    for (let n = 0; at < -4; n += 1) {
      const replaces = n > 0 && pause(n - 1) < 0;
      const task = { ...life(n, slot), key: `${key}/${slot}/${n}`, at, replaces };
      tasks.push(task);
      const { stoppingAt } = courseOf(task);
      if (stoppingAt === undefined) break;
      at = stoppingAt + pause(n);
    }
    return tasks;
  }).flat();
}

/** The pauses of a service whose tasks never start: they grow up to 27 minutes. */
export function backOff(n: number): number {
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
  return Math.min(1620, 25 * 2 ** n);
}

/** `count` tasks that were created around `at` and live the same life. */
export function tasksAt(at: number, count: number, life: Life, key = `at${at}`): TaskSpec[] {
  return Array.from({ length: count }, (_, index) => ({
    ...life,
    key: `${key}/${index}`,
    at: at + index * 0.1,
  }));
}
