import type { LiveEventAnswer } from '../answers/log.ts';
import type { Cursor } from './cursor.ts';
import type { LogEvent } from './entries.ts';
import { ownEvents, type Reading } from './source-events.ts';
import type { LogSource } from './sources.ts';

/** What came by itself, as one page of events that are of the tasks asked for and were not seen before. */
export async function* liveEvents(
  reading: Reading,
  sources: readonly LogSource[],
  lines: readonly LiveEventAnswer[],
  cursorOf: (source: LogSource) => Cursor,
): AsyncGenerator<readonly LogEvent[]> {
  const bySource = new Map<LogSource, LiveEventAnswer[]>();
  for (const line of lines) {
    const source = sources.find((one) => isOf(one, line));
    if (source === undefined) continue;
    const before = bySource.get(source);
    if (before === undefined) bySource.set(source, [line]);
    else before.push(line);
  }
  const pages: (readonly LogEvent[])[] = [];
  for (const [source, its] of bySource) {
    pages.push(await ownEvents(reading, source, cursorOf(source).unseenLive(its)));
  }
  const events = pages.flat().sort((one, other) => one.at - other.at);
  if (events.length > 0) yield events;
}

/** The group is called by its name or by its ARN, and no name has a colon. */
function isOf(
  { group, streamsBegin }: LogSource,
  { logGroupIdentifier, logStreamName }: LiveEventAnswer,
): boolean {
  if (!logStreamName.startsWith(streamsBegin)) return false;
  return logGroupIdentifier === undefined || logGroupIdentifier.split(':').includes(group);
}
