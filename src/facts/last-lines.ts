import type { ExcerptLine, LastLines, LineMark } from '../model/failing-tasks.ts';
import type { LogLine } from '../model/log.ts';
import { isPartOfTrace } from '../model/vocabulary/trace-lines.ts';
import { likenessOf } from './alike.ts';
import type { LogMatch } from './log-match.ts';
import type { LogReading } from './log-reading.ts';
import type { UnsortedStop } from './stop.ts';

/** What of the end of a task bears on what its lines say. */
type Ended = Pick<UnsortedStop, 'ending' | 'at' | 'reason'>;

/** How many lines are told before an error, and how many of those that go on to tell it. */
const BEFORE = 2;
const AFTER = 1;

/** The longest stack trace that is kept whole. */
const STACK_LINES = 30;

/** How many of the last lines are told. */
const LAST = 5;

const MOST_LINES = 80;

/** Errors that follow each other this closely are about one failure. */
const CHAIN_MS = 120_000;

/**
 * What a container wrote before its end: the first error of the failure with the lines around it and its stack trace, the
 * error that decides, the line with which it became ready, and its last lines, in a task that was told to stop those before
 * it was.
 */
export function lastLinesOf(log: LogReading, stop: Ended): LastLines | undefined {
  const { excerpt, ready, setAside } = log;
  const lines = excerpt.lines.state === 'present' ? excerpt.lines.value.filter(isWritten) : [];
  if (lines.length === 0) return undefined;
  const errors = relevantLines(log, stop);
  const marks = new Map<LogLine, LineMark>([
    ...[...setAside].map((line) => [line, 'set-aside'] as const),
    ...(ready === undefined ? [] : [[ready.line, 'ready'] as const]),
    ...errors.map((line) => [line, 'error'] as const),
  ]);
  const told = chooseLines(lines, errors, log, endOf(lines, stop));
  return {
    group: excerpt.group,
    stream: excerpt.stream,
    lines: told.flatMap((index, place): ExcerptLine[] => {
      const line = lines[index];
      if (line === undefined) return [];
      const leftOut = index - (told[place - 1] ?? -1) - 1;
      return [{ at: line.at, text: line.message, mark: marks.get(line) ?? null, leftOut }];
    }),
    leftOutAtEnd: lines.length - 1 - (told.at(-1) ?? -1),
    setAside: setAside.size,
  };
}

/** The first line that tells why the container ended, else undefined: for the rest of the failure see `relevantLines`. */
export function firstRelevantLine(log: LogReading, stop?: Ended): LogLine | undefined {
  return relevantLines(log, stop)[0];
}

/**
 * The lines that tell why the container ended, oldest first: the errors that lead to the one that decides without a pause,
 * what is said of memory and of kills from inside, and for want of all these what a proxy or a server complains of. Whom the
 * kernel killed for its memory no error of its own ended.
 */
function relevantLines(log: LogReading, stop: Ended | undefined): readonly LogLine[] {
  const { kind, containerName } = stop?.reason ?? {};
  if (kind === 'out-of-memory' && containerName === log.containerName) return linesOf(log.memory);
  const strong = [...errorChain(log), ...linesOf(log.memory, log.ownKill)];
  const weak = linesOf(log.refusedHost ?? log.slow ?? log.upstream);
  const relevant = strong.length > 0 ? strong : weak;
  return [...new Set(relevant)].sort((a, b) => a.at - b.at);
}

/** The errors that follow one another up to the one that decides, and those after it. */
function errorChain({ error, errors }: LogReading): readonly LogLine[] {
  if (error === undefined) return [];
  const lines = errors.map(({ line }) => line);
  const decisive = lines.indexOf(error.line);
  if (decisive === -1) return [error.line];
  const pauses = (line: LogLine, index: number) => line.at - (lines[index - 1]?.at ?? line.at) > CHAIN_MS;
  const begin = lines.findLastIndex((line, index) => index <= decisive && pauses(line, index));
  return lines.slice(Math.max(0, begin));
}

function linesOf(...matches: readonly (LogMatch<unknown> | undefined)[]): readonly LogLine[] {
  return matches.flatMap((match) => match?.line ?? []);
}

/** How many lines were written before the task was told to stop; all of them where it was not. */
function endOf(lines: readonly LogLine[], { ending, at }: Ended): number {
  if (ending !== 'told-to-stop') return lines.length;
  const after = lines.findIndex((line) => line.at > at);
  return after <= 0 ? lines.length : after;
}

/** The places of the lines to tell, in order: what matters most is taken first, until there are enough. */
function chooseLines(
  lines: readonly LogLine[],
  errors: readonly LogLine[],
  { error, ready }: LogReading,
  end: number,
): readonly number[] {
  const placeOf = (line: LogLine | undefined) => (line === undefined ? -1 : lines.indexOf(line));
  const around = (line: LogLine | undefined) => windowAround(lines, placeOf(line));
  const places = [
    ...around(errors[0]),
    ...around(error?.line),
    placeOf(ready?.line),
    ...range(Math.max(0, end - LAST), end),
    ...firstAndLastAlike(errors).map(placeOf),
  ].filter((place) => place >= 0);
  return [...new Set(places)].slice(0, MOST_LINES).sort((a, b) => a - b);
}

/** An error that is written at every attempt is told at the first and at the last. */
function firstAndLastAlike(errors: readonly LogLine[]): readonly LogLine[] {
  const first = new Map<string, LogLine>();
  const last = new Map<string, LogLine>();
  for (const line of errors) {
    const likeness = likenessOf(line.message);
    if (!first.has(likeness)) first.set(likeness, line);
    last.set(likeness, line);
  }
  return [...first.values(), ...last.values()];
}

/** A line with what goes before it, the rest of its stack trace on both sides, and what comes after it. */
function windowAround(lines: readonly LogLine[], place: number): readonly number[] {
  if (place < 0) return [];
  const goesOn = (index: number) => isPartOfTrace(lines[index]?.message ?? '');
  let first = place;
  while (first > 0 && place - first < STACK_LINES && goesOn(first - 1)) first -= 1;
  let last = place;
  while (last + 1 < lines.length && last - place < STACK_LINES && goesOn(last + 1)) last += 1;
  return range(Math.max(0, first - BEFORE), Math.min(lines.length, last + AFTER + 1));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function isWritten({ message }: LogLine): boolean {
  return message.trim() !== '';
}
