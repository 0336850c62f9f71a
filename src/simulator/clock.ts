import type { Clock } from '../clock.ts';
import type { Instant } from '../model/instant.ts';

/** A clock that starts at `from` when it is made and runs `speed` times as fast as `base`. */
export function scaledClock(base: Pick<Clock, 'now'>, from: Instant, speed: number): Pick<Clock, 'now'> {
  const began = base.now();
  return { now: () => Math.round(from + (base.now() - began) * speed) };
}
