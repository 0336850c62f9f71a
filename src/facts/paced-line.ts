import { type Instant, secondsBetween } from '../model/instant.ts';
import type { LogLine } from '../model/log.ts';
import type { ContainerCheckWindow } from './kill-window.ts';
import type { LogMatch } from './log-match.ts';
import type { LogReading } from './log-reading.ts';

/** What a container that had been healthy wrote about each probe that failed in the end. */
export interface PacedLine {
  readonly match: LogMatch<'paced'>;
  readonly times: number;
}

const LEAST_TIMES = 3;
const LONGEST_LINE = 512;

/**
 * The line that came, alike but for its numbers, as often as the check runs, up to the order to stop and not in the first half
 * of the life of the task: so it is about the probes that failed. Of several the last one; `undefined` where there is none.
 */
export function pacedLine(
  { excerpt }: LogReading,
  window: ContainerCheckWindow,
  stoppedAt: Instant,
): PacedLine | undefined {
  if (excerpt.lines.state !== 'present') return undefined;
  const lines = excerpt.lines.value.filter(({ at }) => at <= stoppedAt);
  const middle = ((lines[0]?.at ?? stoppedAt) + stoppedAt) / 2;
  const runs = [...groupedByShape(lines).values()]
    .filter(([first]) => first !== undefined && first.at > middle)
    .map((alike) => lastRun(alike, window))
    .filter((run) => run.length >= LEAST_TIMES && isUpTo(stoppedAt, run, window));
  const [last] = runs.toSorted((one, other) => endOf(other) - endOf(one));
  const line = last?.at(-1);
  return last && line && { match: { kind: 'paced', line, excerpt }, times: last.length };
}

function groupedByShape(lines: readonly LogLine[]): ReadonlyMap<string, readonly LogLine[]> {
  const groups = new Map<string, LogLine[]>();
  for (const line of lines) {
    const shape = line.message.slice(0, LONGEST_LINE).replace(/\d+/g, '#');
    groups.set(shape, [...(groups.get(shape) ?? []), line]);
  }
  return groups;
}

/** The last lines that follow each other at the pace of the check: Docker waits for the interval after each probe. */
function lastRun(lines: readonly LogLine[], { intervalSeconds, timeoutSeconds }: ContainerCheckWindow) {
  const breaks = lines.findLastIndex((line, index) => {
    const before = lines[index - 1];
    if (before === undefined) return true;
    const gap = secondsBetween(before.at, line.at);
    return gap < 0.75 * intervalSeconds || gap > intervalSeconds + timeoutSeconds + 1;
  });
  return lines.slice(Math.max(0, breaks));
}

function isUpTo(
  stoppedAt: Instant,
  run: readonly LogLine[],
  { intervalSeconds, timeoutSeconds, retries }: ContainerCheckWindow,
): boolean {
  const failingSeconds = (retries + 1) * (intervalSeconds + timeoutSeconds);
  return secondsBetween(endOf(run), stoppedAt) <= failingSeconds;
}

function endOf(lines: readonly LogLine[]): Instant {
  return lines.at(-1)?.at ?? 0;
}
