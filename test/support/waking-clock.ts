import type { Clock } from '../../src/clock.ts';
import type { Instant } from '../../src/model/instant.ts';

/**
 * A clock on which time passes only while everybody sleeps: once nothing else is left to do, whoever wakes first is woken,
 * after the time has been moved on to that moment.
 */
export function wakingClock(now: () => Instant, moveTo: (instant: Instant) => void): Clock {
  const sleepers: { readonly at: Instant; wake(): void }[] = [];
  const wakeNext = () => {
    const [first] = sleepers.sort((one, other) => one.at - other.at).splice(0, 1);
    if (first === undefined) return;
    moveTo(first.at);
    first.wake();
  };
  return {
    now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const wake = () => {
          signal.removeEventListener('abort', stop);
          resolve();
        };
        const sleeper = { at: now() + milliseconds, wake };
        const stop = () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          wake();
        };
        sleepers.push(sleeper);
        signal.addEventListener('abort', stop, { once: true });
        setImmediate(wakeNext);
      }),
  };
}
