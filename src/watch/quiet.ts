import type { Stop } from '../facts/stop.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';

/** What ended two tasks may end the next ones: they have to outlive those that failed, and a half more. */
const OUTLIVE = 1.5;

/** From when on the failures count as over, if none follows; at once where there was none. Newest first. */
export function quietAt(failures: readonly Stop[], stableForSeconds: number): Instant {
  const [newest] = failures;
  return newest === undefined ? 0 : newest.at + quietSecondsNeeded(failures, stableForSeconds) * 1000;
}

/** Whether nothing has failed for so long that what failed counts as over. */
export function isOver(failures: readonly Stop[], stableForSeconds: number, now: Instant): boolean {
  return secondsBetween(quietAt(failures, stableForSeconds), now) >= 0;
}

function quietSecondsNeeded(failures: readonly Stop[], stableForSeconds: number): number {
  if (failures.length < 2) return stableForSeconds;
  const longest = Math.max(...failures.map(({ livedSeconds = 0 }) => livedSeconds));
  return Math.max(stableForSeconds, longest * OUTLIVE);
}
