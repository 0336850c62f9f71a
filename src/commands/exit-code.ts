import type { ExitCode } from '../errors.ts';
import type { Verdict } from '../model/verdict.ts';
import type { WatchEnding } from '../model/watch.ts';

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

const ENDING_CODES: Readonly<Record<WatchEnding['kind'], ExitCode>> = {
  failed: 1,
  unseen: 3,
  superseded: 5,
  undecided: 4,
  interrupted: 130,
  passed: 0,
};

const WORST_ENDING_FIRST: readonly WatchEnding['kind'][] = [
  'interrupted',
  'failed',
  'unseen',
  'superseded',
  'undecided',
  'passed',
];

/** The exit code of a watch over several services: an interrupt, else the worst ending, decides. */
export function worstEnding(
  endings: readonly WatchEnding['kind'][],
  signal: AbortSignal,
  failing: 0 | 1 = 1,
): ExitCode {
  if (signal.aborted) return interruptedCode(signal);
  const worst = WORST_ENDING_FIRST.find((ending) => endings.includes(ending)) ?? 'unseen';
  const code = ENDING_CODES[worst];
  return code === 1 ? failing : code;
}

/** 128 and the number of the signal, as shells have it. */
export function interruptedCode(signal: AbortSignal): ExitCode {
  return signal.reason === 'SIGTERM' ? 143 : 130;
}
