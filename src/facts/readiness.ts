import type { Instant } from '../model/instant.ts';
import type { Task } from '../model/task.ts';
import type { ErrorLineKind } from '../model/vocabulary/error-lines.ts';
import type { Facts, LiveTask } from './facts.ts';
import type { LogMatch } from './log-match.ts';
import { type LogReading, secondsToReady } from './log-reading.ts';
import type { Stop } from './stop.ts';

/** With so many samples the slowest twentieth is left out as accident. */
const SAMPLES_FOR_PERCENTILE = 5;

/** One task of the deployment in question that logged that it was ready. */
export interface ReadyTask {
  readonly taskId: string;
  readonly seconds: number;
  readonly match: LogMatch<'ready'>;
}

/** The ready line of a task; of the named container where that has one, else of any. */
export function readyLogOf(logs: readonly LogReading[], containerName?: string): LogReading | undefined {
  const ready = logs.filter((log) => log.ready !== undefined);
  return (
    ready.find((log) => log.containerName === containerName) ??
    (containerName === undefined ? ready[0] : undefined)
  );
}

/** When a task started; one of which only the log is left, at the latest when it wrote its first line. */
function startOf({ startedAt, recordedIn }: Task): Instant | undefined {
  return startedAt ?? (recordedIn?.kind === 'log-stream' ? recordedIn.firstAt : undefined);
}

/** How long a task needed until its (named) container was ready; `undefined` where it did not say so. */
export function readySecondsOf(task: Stop | LiveTask, containerName?: string): number | undefined {
  const log = readyLogOf(task.logs, containerName);
  return log && secondsToReady(startOf(task.task), log);
}

/** Every task of the deployment in question, dead or alive, whose (named) container became ready. */
export function readyTasks(facts: Facts, containerName?: string): readonly ReadyTask[] {
  const own = [...facts.failures, ...facts.live];
  return own.flatMap((task) => {
    const log = readyLogOf(task.logs, containerName);
    const seconds = log && secondsToReady(startOf(task.task), log);
    return log?.ready && seconds !== undefined ? [{ taskId: task.task.id, seconds, match: log.ready }] : [];
  });
}

/** Kinds of error after which some task of the deployment became ready all the same. */
export function overcomeKinds(facts: Facts): ReadonlySet<ErrorLineKind> {
  const own = [...facts.failures, ...facts.live];
  return new Set(own.flatMap((task) => task.logs.flatMap((log) => log.overcome)));
}

/** The time to plan for: the slowest that was seen but for outliers, or 0 where there is none. */
export function plannedSeconds(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = sorted.length >= SAMPLES_FOR_PERCENTILE ? Math.ceil(sorted.length * 0.95) : sorted.length;
  return sorted[rank - 1] ?? 0;
}
