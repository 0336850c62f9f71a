import { type Instant, secondsBetween } from '../model/instant.ts';

/** How long to wait until the next look, in seconds, by how long nothing has changed. */
const QUICK_SECONDS = 5;
const CALM = { afterSeconds: 60, everySeconds: 10 } as const;
const SLOW = { afterSeconds: 600, everySeconds: 15 } as const;

/** The longest wait while AWS throttles: a gap of more than a minute between two looks would begin the window anew. */
const LONGEST_SECONDS = 45;

/** Looks of many pipelines must not fall together: each wait is up to this much shorter or longer. */
const JITTER = 0.1;

export interface Pace {
  readonly changedAt: Instant;
  readonly now: Instant;
  /** How many looks in a row were throttled or failed. */
  readonly failedLooks: number;
  /** Between 0 and 1. */
  readonly chance: number;
}

/** How long to wait until the next look: quick while things change, slower when calm, twice as long for each failure. */
export function waitSeconds({ changedAt, now, failedLooks, chance }: Pace): number {
  const base = calmSeconds(secondsBetween(changedAt, now));
  const backed = Math.min(LONGEST_SECONDS, base * 2 ** Math.min(failedLooks, 6));
  return backed * (1 - JITTER + 2 * JITTER * chance);
}

function calmSeconds(quietSeconds: number): number {
  if (quietSeconds >= SLOW.afterSeconds) return SLOW.everySeconds;
  return quietSeconds >= CALM.afterSeconds ? CALM.everySeconds : QUICK_SECONDS;
}
