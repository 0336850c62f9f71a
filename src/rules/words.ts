import { durationWords } from '../facts/duration.ts';
import type { Facts } from '../facts/facts.ts';
import type { SlowStart } from '../facts/slow-start.ts';
import type { Stop } from '../facts/stop.ts';

const LONGEST_QUOTE = 220;

/** What ECS appends to its messages and nobody needs twice. */
const BOILERPLATE = / ?For more information, see the (?:Troubleshooting|Amazon ECS)[^.]*\.?\s*$/i;

/** How many of the failing tasks, as people say it: `19 of 26 tasks`. */
export function ofTasks(tasks: readonly Stop[], facts: Facts): string {
  const all = facts.failures.length;
  if (tasks.length === all) return allWords(all);
  return `${tasks.length} of ${all} failed tasks`;
}

function allWords(all: number): string {
  switch (all) {
    case 1:
      return 'the one task that failed';
    case 2:
      return 'both failed tasks';
    default:
      return `all ${all} failed tasks`;
  }
}

/** The line of a log event that `says` what it is about, in quotation marks: an event may be a whole stack trace. */
export function quoteLine(message: string, says: (line: string) => boolean, longest = LONGEST_QUOTE): string {
  const lines = linesOf(message);
  const at = tellingIndex(lines, says);
  const line = lines[at];
  if (line === undefined) return quote(message, longest);
  const next = line.endsWith(':') ? lines[at + 1] : undefined;
  return quote(next === undefined ? line : `${line} ${next}`, longest);
}

/** A frame of a stack trace: where something happened, not what. */
const FRAME = /^(?:at |File "|from \S+:\d+|\d+: 0x|#\d+ |\.{3} \d+ more)/;

/** The line that says it: the last one of a Python traceback, the last cause of a Java trace, the first one elsewhere. */
function tellingIndex(lines: readonly string[], says: (line: string) => boolean): number {
  const tells = (line: string) => !FRAME.test(line) && says(line);
  if (lines.some((line) => line.startsWith('Traceback (most recent call last)'))) {
    return lines.findLastIndex(tells);
  }
  const cause = lines.findLastIndex((line) => line.startsWith('Caused by') && tells(line));
  return cause === -1 ? lines.findIndex(tells) : cause;
}

/** The most telling line of a text in quotation marks; of a long one its beginning and, where the cause stands, its end. */
export function quote(text: string, longest = LONGEST_QUOTE): string {
  const line = mostTellingLine(text).replace(BOILERPLATE, '');
  if (line.length <= longest) return `“${line}”`;
  const head = Math.floor(longest / 3);
  return `“${line.slice(0, head).trimEnd()} … ${line.slice(head + 3 - longest).trimStart()}”`;
}

/** Seconds compare with settings; beyond an hour nobody reads them any more. */
const HOUR = 3600;

/** A span of seconds: `150–175 s`, `62 s` where both ends are the same, `94 s – 5 days` where they are far apart. */
export function span(seconds: readonly number[]): string {
  const low = Math.round(Math.min(...seconds));
  const high = Math.round(Math.max(...seconds));
  if (low !== high && high < HOUR) return `${low}–${high} s`;
  const [from, to] = [low, high].map((end) => (end < HOUR ? `${end} s` : durationWords(end)));
  return low === high ? `${to}` : `${from} – ${to}`;
}

/** How long tasks lived, to be put behind their number: `, typically 4 min after they started`. */
export function livedWords(tasks: readonly Stop[]): string {
  const lived = livesOf(tasks);
  if (lived.length === 0) return '';
  const after = durationWords(median(lived));
  return lived.length === 1 ? `, ${after} after it started` : `, typically ${after} after they started`;
}

/** How long tasks lived, in seconds; those that never ran are left out. */
export function livesOf(tasks: readonly Stop[]): readonly number[] {
  return tasks.flatMap(({ livedSeconds }) => livedSeconds ?? []);
}

/** How long the application needs, as far as a task got that far: `where … it was ready after 151–168 s (26 tasks)`. */
export function slowStartWords({ ready, readySeconds }: SlowStart<unknown>): string {
  if (ready.length === 0)
    return `no task was ready within the ${Math.round(readySeconds)} s that it was given`;
  const count = ready.length === 1 ? '1 task' : `${ready.length} tasks`;
  return `where the application got that far it was ready after ${span(ready.map(({ seconds }) => seconds))} (${count})`;
}

/** The middle value; the mean of the two middle ones where there is none. 0 for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

const NAMES_ERROR = /\b(?:[A-Z]\w*)?(?:Error|Exception)\b|\bFATAL\b|\bpanic:/;

/** The line that names the error: the last one of a traceback, the first one elsewhere; the first line where none does. */
function mostTellingLine(text: string): string {
  const lines = linesOf(text);
  const naming = lines.filter((line) => NAMES_ERROR.test(line));
  const isTraceback = lines.some((line) => line.includes('Traceback (most recent call last)'));
  return (isTraceback ? naming.at(-1) : naming[0]) ?? lines[0] ?? '';
}

/** A sentence begins with a capital letter. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first sentence of a message, without its full stop. */
export function firstSentence(text: string): string {
  return (/^.{0,200}?(?=\.(?:\s|$)|$)/.exec(text)?.[0] ?? text.slice(0, 200)).trim();
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
