import type { Evidence } from '../model/finding.ts';
import { isFrame } from '../model/vocabulary/trace-lines.ts';
import { logEvidence } from './evidence.ts';
import type { LogReading } from './log-reading.ts';

/** How far back the last words may lie. */
const LAST_LINES = 10;

const COMPLAINT = /error|exception|fatal|fail|panic/i;
const WEAK_COMPLAINT =
  /\b(?:must|requires?|required|missing|invalid|unable|cannot|can’t|can't|denied|refus\w+|abort\w*|make sure|already (?:running|exists|in use)|not (?:found|set|allowed|installed|enabled|supported))\b/i;
/** What will be gone in a later version works in this one. */
const DEPRECATION = /\bdeprecat(?:ed|ion)\b/i;

/** Whether the very last thing that a container wrote is a complaint. */
export function endsInComplaint(log: LogReading | undefined): boolean {
  const lines = log?.excerpt.lines;
  const last =
    lines?.state === 'present' ? lines.value.findLast(({ message }) => message.trim() !== '') : undefined;
  return last !== undefined && COMPLAINT.test(last.message);
}

/** What a container wrote before it ended: among its last lines one that complains, else the very last. */
export function lastWords(log: LogReading | undefined): readonly Evidence[] {
  const lines = log?.excerpt.lines;
  const said = lines?.state === 'present' ? lines.value.filter(({ message }) => message.trim() !== '') : [];
  const spoken = said.filter(({ message }) => !isFrame(message));
  const last = (spoken.length > 0 ? spoken : said)
    .slice(-LAST_LINES)
    .filter(({ message }) => !DEPRECATION.test(message));
  const line =
    last.findLast(({ message }) => COMPLAINT.test(message)) ??
    last.findLast(({ message }) => WEAK_COMPLAINT.test(message)) ??
    last.at(-1);
  return log && line ? [logEvidence({ kind: 'last', line, excerpt: log.excerpt }, 'circumstantial')] : [];
}
