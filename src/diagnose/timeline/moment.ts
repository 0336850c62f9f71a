import { likenessOf } from '../../facts/alike.ts';
import type { TimelineEntry } from '../../model/report.ts';

/** Something that happened, and the course of things that it belongs to: all moments of a task are one course. */
export interface Moment extends TimelineEntry {
  /** The id of its course. */
  readonly course: string;
  /** Courses with the same likeness do the same again. */
  readonly likeness: string;
}

const LONGEST = 400;

/** A moment that is a course by itself: it repeats where others say the same but for ids and numbers. */
export function single(entry: TimelineEntry, id: string): Moment {
  const { kind, subject, text } = entry;
  return {
    ...entry,
    course: `${kind} ${id}`,
    likeness: `${kind} ${likenessOf(subject)} ${likenessOf(text)}`,
  };
}

/** A message in one line, without what every line repeats: the service’s own name and the long form of target groups. */
export function brief(message: string): string {
  return shortened(
    message
      .replace(/ ?For more information, see the Troubleshooting section[^.]*\.?$/, '')
      .replace(/^\(service [^)]{1,255}\) /, '')
      .replace(/arn:[\w-]+:elasticloadbalancing:[\w-]*:\d*:targetgroup\/([\w-]+)\/\w+/g, '$1')
      .replace(/\b([0-9a-f]{8})[0-9a-f]{24}\b/g, '$1')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** The row of a log event that says what happened: the last one of a traceback, the first one elsewhere. */
export function tellingRow(message: string): string {
  const rows = message.split('\n').filter((row) => row.trim() !== '');
  const isTraceback = rows.some((row) => row.includes('Traceback (most recent call last)'));
  return brief((isTraceback ? rows.at(-1) : rows[0]) ?? '');
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const half = LONGEST / 2;
  return `${text.slice(0, half).trimEnd()} … ${text.slice(-half).trimStart()}`;
}
