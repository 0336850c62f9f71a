import { between } from '../account/chance.ts';
import type { TaskSpec } from '../account/course.ts';
import { cycle, type Life, tasksAt } from '../account/cycle.ts';
import { type Exits, exited } from '../account/end.ts';

/** A service whose tasks end by themselves, one after the other. */
export interface CrashLoop {
  readonly key: string;
  /** When it began, in seconds after now. */
  readonly from: number;
  readonly slots: number;
  /** The shortest and the longest life, in seconds. */
  readonly lasting: readonly [low: number, high: number];
  readonly exits: Exits;
  readonly logs?: Life['logs'];
}

/** The tasks of a crash loop until now. */
export function crashing({ key, from, slots, lasting: [low, high], exits, logs }: CrashLoop): TaskSpec[] {
  return cycle({
    key,
    from,
    slots,
    pause: () => 13,
    life: (n, slot) => ({
      end: exited(between(`${key}${n}/${slot}`, low, high), exits),
      ...(logs === undefined ? {} : { logs }),
    }),
  });
}

/** `count` tasks of the deployment before, which have run well for ten days. */
export function longRunning(count: number, life: Life = {}): TaskSpec[] {
  return tasksAt(-863_900, count, { deployment: 1, ...life }, 'before');
}
