import type { CheckFailure } from '../../facts/health-failure.ts';
import { HEADROOM, LONGEST_START_PERIOD_SECONDS } from '../../facts/recommend.ts';

/** Where no task said that it was ready, it may only be slow: how long it needs, nobody has seen. */
export function slowStep(failures: readonly CheckFailure[]): readonly string[] {
  const window = failures[0]?.window;
  const seen = failures.some(({ timing }) => timing !== 'never' && timing !== 'no-log');
  if (window === undefined || seen) return [];
  const lived = Math.max(...failures.map(({ stop }) => stop.livedSeconds ?? 0));
  const seconds = Math.min(LONGEST_START_PERIOD_SECONDS, Math.ceil((HEADROOM * lived) / 5) * 5);
  return [
    `If the probe is right and the application only needs longer: no task is known to have been ready within ${Math.round(lived)} s, so startPeriod (now ${window.startPeriodSeconds} s) must be well above that; ${seconds} s is a rule of thumb.`,
  ];
}
