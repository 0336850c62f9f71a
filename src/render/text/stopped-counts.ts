import type { Exclusion } from '../../model/exclusion.ts';
import type { StoppedTaskCounts } from '../../model/report.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { joined, terminal } from '../encode/terminal.ts';
import { exclusionWord } from './words.ts';

const OF_THIS_SERVICE: readonly Exclusion[] = ['previous-deployment', 'scale-in', 'operator'];

/** How many stopped tasks were looked at, and how many count: `27 examined: 26 failing, 1 left out (1 by scale-in)`. */
export function stoppedCounts(counts: StoppedTaskCounts): TerminalText {
  if (counts.examined === 0) return terminal`none${excludedCounts(counts.excluded)}`;
  return terminal`${counts.examined} examined: ${counts.failing} failing${excludedCounts(counts.excluded)}`;
}

/** The stopped tasks that were left out, by why, and those of the cluster that are not of this service. */
export function excludedCounts(excluded: Readonly<Record<Exclusion, number>>): TerminalText {
  const left = OF_THIS_SERVICE.filter((exclusion) => excluded[exclusion] > 0);
  const total = left.reduce((sum, exclusion) => sum + excluded[exclusion], 0);
  const parts = left.map((exclusion) => terminal`${excluded[exclusion]} ${exclusionWord(exclusion)}`);
  const own = left.length === 0 ? terminal`` : terminal`, ${total} left out (${joined(parts, terminal`, `)})`;
  const others = excluded['other-service'];
  if (others === 0) return own;
  return terminal`${own}; ${others} more in the cluster ${others === 1 ? terminal`belongs` : terminal`belong`} to others`;
}
