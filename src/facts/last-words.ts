import type { Evidence } from '../model/finding.ts';
import { isDeprecation, speaksOf } from '../model/vocabulary/complaint-lines.ts';
import { isFrame } from '../model/vocabulary/trace-lines.ts';
import { logEvidence } from './evidence.ts';
import type { LogReading } from './log-reading.ts';

/** How far back the last words may lie. */
const LAST_LINES = 10;

/** Whether the very last thing that a container wrote is a complaint. */
export function endsInComplaint(log: LogReading | undefined): boolean {
  const lines = log?.excerpt.lines;
  const last =
    lines?.state === 'present' ? lines.value.findLast(({ message }) => message.trim() !== '') : undefined;
  return last !== undefined && speaksOf(last.message) === 'error';
}

/** What a container wrote before it ended: among its last lines one that complains, else the very last. */
export function lastWords(log: LogReading | undefined): readonly Evidence[] {
  const lines = log?.excerpt.lines;
  const said = lines?.state === 'present' ? lines.value.filter(({ message }) => message.trim() !== '') : [];
  const spoken = said.filter(({ message }) => !isFrame(message));
  const last = (spoken.length > 0 ? spoken : said)
    .slice(-LAST_LINES)
    .filter(({ message }) => !isDeprecation(message));
  const line =
    last.findLast(({ message }) => speaksOf(message) === 'error') ??
    last.findLast(({ message }) => speaksOf(message) === 'trouble') ??
    last.at(-1);
  return log && line ? [logEvidence({ kind: 'last', line, excerpt: log.excerpt }, 'circumstantial')] : [];
}
