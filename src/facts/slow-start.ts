import { applicationFailures } from './crash.ts';
import type { Facts } from './facts.ts';
import type { ReadyTiming } from './health-failure.ts';
import { plannedSeconds, type ReadyTask, readyTasks } from './readiness.ts';
import type { Stop } from './stop.ts';

/** An application that needs longer than its health check allows. */
export interface SlowStart<Failure> {
  /** The failures that this accounts for: stopped before ready, or ready too late. */
  readonly failures: readonly Failure[];
  /** The tasks that got far enough to say when they were ready; empty where none did. */
  readonly ready: readonly ReadyTask[];
  /** The time to plan for: the slowest but for outliers, or the longest life where none became ready. */
  readonly readySeconds: number;
  /** Whether `readySeconds` was seen, or is only known to be longer than this. */
  readonly basis: 'observed' | 'at-least';
}

/** A failed check, when the application was ready, and when the check gives up. */
interface TimedFailure {
  readonly stop: Stop;
  readonly timing: ReadyTiming;
  readonly window?: { readonly unhealthyAfterSeconds: number };
}

/**
 * Finds an application that starts too slowly for its check. Where no task ever became ready, errors in the log speak
 * for a start that fails rather than one that is slow; where others were ready within the window, the slow ones hang. Then nothing is found.
 */
export function findSlowStart<Failure extends TimedFailure>(
  facts: Facts,
  failures: readonly Failure[],
  containerName: string | undefined,
): SlowStart<Failure> | undefined {
  const slow = failures.filter(({ timing }) => timing === 'too-late' || timing === 'never');
  const inTime = failures.filter(({ timing }) => timing === 'in-time');
  if (slow.length === 0 || inTime.length > slow.length) return undefined;
  const ready = readyTasks(facts, containerName);
  if (ready.length > 0) {
    const readySeconds = plannedSeconds(ready.map(({ seconds }) => seconds));
    const givesUpAfter = slow[0]?.window?.unhealthyAfterSeconds ?? 0;
    if (readySeconds < givesUpAfter) return undefined;
    // Logs are read of the newest tasks only: the same check stopped the older ones.
    const unread = failures.filter(({ timing }) => timing === 'no-log');
    return { failures: [...slow, ...unread], ready, readySeconds, basis: 'observed' };
  }
  if (applicationFailures(facts).length > 0) return undefined;
  const lived = slow.flatMap(({ stop }) => stop.livedSeconds ?? []);
  if (lived.length === 0) return undefined;
  return { failures: slow, ready, readySeconds: Math.max(...lived), basis: 'at-least' };
}
