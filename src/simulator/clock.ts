import type { Clock } from '../clock.ts';
import type { Instant } from '../model/instant.ts';

/** A clock that starts at `from` when it is made and runs `speed` times as fast as `base`. */
export function scaledClock(base: Clock, from: Instant, speed: number): Clock {
  const began = base.now();
  return { now: () => Math.round(from + (base.now() - began) * speed) };
}

/** A clock that only moves when it is told to. */
export interface ManualClock extends Clock {
  set(instant: Instant): void;
}

/** A clock that stands at `from`. */
export function manualClock(from: Instant): ManualClock {
  let now = from;
  return {
    now: () => now,
    set(instant) {
      now = instant;
    },
  };
}
