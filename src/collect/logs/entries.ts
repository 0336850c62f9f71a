import type { Instant } from '../../model/instant.ts';
import type { LogEntry, LogOrigin } from '../../model/log-entry.ts';
import { MASK, type Untrusted, untrusted } from '../../model/text.ts';
import { plainText } from '../../model/vocabulary/log-text.ts';
import { beginsTrace, continues } from '../../model/vocabulary/trace-lines.ts';
import type { Scrub } from '../scrub/scrubber.ts';
import { lineScrubber } from './line-scrubber.ts';

/** One log event and whose it is. */
export interface LogEvent {
  readonly at: Instant;
  readonly origin: LogOrigin;
  readonly message: string;
}

/** How long after a line another one can still belong to it; traces are written at once. */
const TOGETHER_MS = 500;
/** A longer trace goes on as an entry of its own. */
const LINES = 200;
/** So many entries wait for their rest at most, whatever the times say. */
const WAITING = 2_000;
/** As far as secrets are looked for. */
const MESSAGE_LIMIT = 8_000;

/** Puts stack traces that were written line by line together again, and masks secrets. */
export interface EntryBuilder {
  /** Takes events in the order of time; returns the entries that are complete by then, in the same order. */
  add(events: readonly LogEvent[]): readonly LogEntry[];
  /** What is left: all of it, or all but traces that may go on, which are held back until the next time. */
  flush(which: 'all' | 'whole'): readonly LogEntry[];
}

interface Growing {
  readonly at: Instant;
  readonly origin: LogOrigin;
  readonly lines: string[];
  message: Untrusted;
  text: Untrusted;
  lastAt: Instant;
  /** One that was held back once is not held back again. */
  state: 'open' | 'held' | 'closed';
}

/** A builder that knows no line yet. The scrubber is asked for with each line: new tasks bring new secrets. */
export function entryBuilder(scrubber: () => Scrub): EntryBuilder {
  const mask = streamMasker(scrubber);
  const open = new Map<LogOrigin, Growing>();
  let queue: Growing[] = [];

  function take({ at, origin, message }: LogEvent): void {
    const line = message.trimEnd();
    const masked = mask(line, origin);
    const last = open.get(origin);
    if (last !== undefined && isWithinReach(last, at) && continues(line, last.lines)) {
      append(last, line, masked, at);
      return;
    }
    if (last !== undefined) last.state = 'closed';
    const entry: Growing = { at, origin, lines: [line], ...masked, lastAt: at, state: 'open' };
    open.set(origin, entry);
    queue.push(entry);
  }

  function release(count: number): readonly LogEntry[] {
    const entries = queue.slice(0, count);
    queue = queue.slice(count);
    for (const entry of entries) if (open.get(entry.origin) === entry) open.delete(entry.origin);
    return entries.map(finished);
  }

  return {
    add(events) {
      for (const event of events) take(event);
      return release(completeCount(queue, events.at(-1)?.at ?? 0));
    },
    flush(which) {
      if (which === 'all') return release(queue.length);
      for (const entry of queue) {
        entry.state = entry.state === 'open' && mayGoOn(entry) ? 'held' : 'closed';
      }
      return release(completeCount(queue, 0));
    },
  };
}

/** How many entries stand before the first one that may still grow. */
function completeCount(queue: readonly Growing[], now: Instant): number {
  const first = queue.findIndex(({ state, lastAt }) => state !== 'closed' && lastAt + TOGETHER_MS >= now);
  return first === -1 ? queue.length : Math.max(first, queue.length - WAITING);
}

function mayGoOn({ lines: [first = '', ...others] }: Growing): boolean {
  return others.length > 0 || beginsTrace(first);
}

function append(entry: Growing, line: string, { message, text }: Masked, at: Instant): void {
  entry.lines.push(line);
  entry.message = untrusted(`${entry.message}\n${message}`);
  entry.text = untrusted(`${entry.text}\n${text}`);
  entry.lastAt = at;
}

function isWithinReach({ lastAt, lines }: Growing, at: Instant): boolean {
  return at - lastAt <= TOGETHER_MS && lines.length < LINES;
}

function finished({ at, origin, message, text }: Growing): LogEntry {
  return { at, origin, message, text };
}

interface Masked {
  readonly message: Untrusted;
  readonly text: Untrusted;
}

function streamMasker(scrubber: () => Scrub): (line: string, origin: LogOrigin) => Masked {
  const scrubbers = new Map<LogOrigin, ReturnType<typeof lineScrubber>>();
  return (line, origin) => {
    const scrub = scrubber();
    const scrubLine = scrubbers.get(origin) ?? lineScrubber();
    scrubbers.set(origin, scrubLine);
    const message = scrubLine(untrusted(line), (text) => scrubbed(text, scrub));
    if (message === MASK) return { message, text: message };
    // A mask within JSON may leave no JSON, so what it says is read first.
    const plain = plainText(line);
    return { message, text: plain === line ? message : scrubbed(untrusted(plain), scrub) };
  };
}

function scrubbed(text: Untrusted, scrub: Scrub): Untrusted {
  const rest = text.length - MESSAGE_LIMIT;
  const kept = scrub(text, MESSAGE_LIMIT);
  return rest <= 0 ? kept : untrusted(`${kept} [${rest} more characters cut]`);
}
