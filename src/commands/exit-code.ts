import type { ExitCode } from '../errors.ts';
import type { Verdict } from '../model/verdict.ts';

export type { ExitCode };

const CODES: Readonly<Record<Verdict, ExitCode>> = {
  healthy: 0,
  'in-progress': 0,
  degraded: 1,
  cycling: 1,
  failed: 1,
  undetermined: 3,
};

const WORST_FIRST: readonly Verdict[] = [
  'failed',
  'cycling',
  'degraded',
  'undetermined',
  'in-progress',
  'healthy',
];

/** The exit code of a verdict. `failing` says what a problem counts as: `--exit-zero` makes it 0. */
export function exitCodeOf(verdict: Verdict, failing: 0 | 1 = 1): ExitCode {
  const code = CODES[verdict];
  return code === 1 ? failing : code;
}

/** The worst of several verdicts, which decides the exit code of a run over several services. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return WORST_FIRST.find((verdict) => verdicts.includes(verdict)) ?? 'undetermined';
}
