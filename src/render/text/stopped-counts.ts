import type { Exclusion, StoppedTaskCounts } from '../../model/report.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { joined, terminal } from '../encode/terminal.ts';
import { exclusionWord } from './words.ts';

const EXCLUSIONS: readonly Exclusion[] = ['previous-deployment', 'scale-in', 'operator', 'other-service'];

/** How many stopped tasks were looked at, and how many count: `27 examined: 26 failing; 1 left out: 1 by scale-in`. */
export function stoppedCounts(counts: StoppedTaskCounts): TerminalText {
  const excluded = excludedCounts(counts.excluded);
  return terminal`${counts.examined} examined: ${counts.failing} failing${excluded}`;
}

/** The stopped tasks that were left out, by why; empty where there are none. */
export function excludedCounts(excluded: Readonly<Record<Exclusion, number>>): TerminalText {
  const left = EXCLUSIONS.filter((exclusion) => excluded[exclusion] > 0);
  if (left.length === 0) return terminal``;
  const total = left.reduce((sum, exclusion) => sum + excluded[exclusion], 0);
  const parts = left.map((exclusion) => terminal`${excluded[exclusion]} ${exclusionWord(exclusion)}`);
  return terminal`; ${total} left out: ${joined(parts, terminal`, `)}`;
}
