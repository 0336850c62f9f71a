import type { LogEntry } from '../../model/log-entry.ts';
import type { LiveEventAnswer } from '../answers/log.ts';
import type { Scrub } from '../scrub/scrubber.ts';
import { type Cursor, cursor } from './cursor.ts';
import { type EntryBuilder, entryBuilder, type LogEvent } from './entries.ts';
import { liveEvents } from './live-events.ts';
import { mergeByTime } from './merge.ts';
import { type Reading, sourceEvents } from './source-events.ts';
import { type LogSource, sourceKey } from './sources.ts';

/** Where to read, and what must not be shown. */
export interface Reach {
  readonly sources: readonly LogSource[];
  readonly scrub: Scrub;
}

/** What is kept of all entries. */
export interface Choice {
  /** Only those with this in them, in capitals or not. */
  readonly grep?: string;
  /** Only the last so many of what is there to begin with. */
  readonly tail?: number;
}

type Entries = AsyncGenerator<readonly LogEntry[]>;

/** The entries of all sources in the order of time, as they come. */
export async function* readEntries(reading: Reading, reach: Reach, choice: Choice): Entries {
  const builder = entryBuilder(() => reach.scrub);
  const streams = reach.sources.map((one) => sourceEvents(reading, one, reach.sources.length, undefined));
  yield* chosen(readOnce(streams, builder, 'all'), choice);
}

/** What is to be done next where lines are followed. */
export type Step =
  | { readonly kind: 'read'; readonly reach: Reach }
  /** Lines have come by themselves. */
  | { readonly kind: 'take'; readonly lines: readonly LiveEventAnswer[] }
  | { readonly kind: 'end' };

/** The entries of all sources, and those that are still to come. `next` waits until there is something to do, and says what. */
export async function* followEntries(
  reading: Reading,
  first: Reach,
  choice: Choice,
  next: () => Promise<Step>,
): Entries {
  const cursors = new Map<string, Cursor>();
  let reach = first;
  const builder = entryBuilder(() => reach.scrub);
  const round = () => {
    const streams = reach.sources.map((one) =>
      sourceEvents(reading, one, reach.sources.length, cursorOf(one, cursors)),
    );
    return readOnce(streams, builder, 'whole');
  };
  const take = (lines: readonly LiveEventAnswer[]) => {
    const events = liveEvents(reading, reach.sources, lines, (one) => cursorOf(one, cursors));
    return readOnce([events], builder, 'whole');
  };
  yield* chosen(round(), choice);
  const later = { grep: choice.grep };
  for (let step = await next(); step.kind !== 'end'; step = await next()) {
    if (step.kind === 'read') reach = step.reach;
    yield* chosen(step.kind === 'read' ? round() : take(step.lines), later);
  }
  yield* chosen(readOnce([], builder, 'all'), later);
}

function cursorOf(source: LogSource, cursors: Map<string, Cursor>): Cursor {
  const key = sourceKey(source);
  const known = cursors.get(key) ?? cursor();
  cursors.set(key, known);
  return known;
}

async function* readOnce(
  streams: readonly AsyncGenerator<readonly LogEvent[]>[],
  builder: EntryBuilder,
  end: 'all' | 'whole',
): Entries {
  for await (const events of mergeByTime(streams)) yield builder.add(events);
  yield builder.flush(end);
}

async function* chosen(entries: Entries, { grep, tail }: Choice): Entries {
  const wanted = grep?.toLowerCase();
  let last: readonly LogEntry[] = [];
  for await (const some of entries) {
    const found = wanted === undefined ? some : some.filter((entry) => says(entry, wanted));
    if (tail === undefined) yield found;
    else last = [...last, ...found].slice(-tail);
  }
  if (tail !== undefined) yield last;
}

function says({ text, message }: LogEntry, wanted: string): boolean {
  return text.toLowerCase().includes(wanted) || message.toLowerCase().includes(wanted);
}
