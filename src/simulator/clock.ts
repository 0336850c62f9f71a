import type { Clock } from '../clock.ts';
import type { Instant } from '../model/instant.ts';

/** A clock that starts at `from` when it is made and runs `speed` times as fast as `base`. */
export function scaledClock(base: Clock, from: Instant, speed: number): Clock {
  const began = base.now();
  return {
    now: () => Math.round(from + (base.now() - began) * speed),
    sleep: (milliseconds, signal) => base.sleep(milliseconds / speed, signal),
  };
}
