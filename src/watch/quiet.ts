import { waves } from '../facts/repetition.ts';
import type { Stop } from '../facts/stop.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';

/** What ended tasks may end the next ones: they have to outlive those that failed, and a half more. */
const OUTLIVE = 1.5;

/** What happened only once may be an accident, however long the task had lived: so many windows are enough. */
const ONCE = 2;

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
  const longest = Math.max(...failures.map(({ livedSeconds = 0 }) => livedSeconds));
  const isAgain = waves(failures.map(({ at }) => at)).length > 1;
  const most = isAgain ? Number.POSITIVE_INFINITY : stableForSeconds * ONCE;
  return Math.max(stableForSeconds, Math.min(most, longest * OUTLIVE));
}
