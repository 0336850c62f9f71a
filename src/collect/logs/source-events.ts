import { AwsFailure } from '../../aws/failure.ts';
import type { AwsPort } from '../../aws/port.ts';
import type { Instant } from '../../model/instant.ts';
import type { LiveEventAnswer } from '../answers/log.ts';
import { unique } from '../pages.ts';
import type { Cursor } from './cursor.ts';
import type { LogEvent } from './entries.ts';
import { eventPages } from './event-pages.ts';
import type { Roster } from './roster.ts';
import type { LogSource } from './sources.ts';

/** What all sources are read with. */
export interface Reading {
  readonly port: AwsPort;
  readonly roster: Roster;
  readonly from: Instant;
  /** The last moment that is read; absent where the reading goes on. */
  readonly until?: Instant;
  /** Told of a source that could not be read to its end. */
  report(source: LogSource, failure: AwsFailure): void;
}

/** A page has at most 10,000 events; all sources together hold about this many. */
const MOST_EVENTS = 10_000;
const EVENTS_HELD = 40_000;
const FEWEST_EVENTS = 500;

/**
 * The events of one source that are of the tasks asked for, page by page, in the order of time. A failure ends it, and is
 * reported: the other sources go on.
 */
export async function* sourceEvents(
  reading: Reading,
  source: LogSource,
  sources: number,
  cursor: Cursor | undefined,
): AsyncGenerator<readonly LogEvent[]> {
  const filter = {
    logGroupName: source.group,
    logStreamNamePrefix: source.streamsBegin,
    startTime: Math.max(reading.from, cursor?.from() ?? 0),
    endTime: reading.until,
    limit: Math.min(MOST_EVENTS, Math.max(FEWEST_EVENTS, Math.floor(EVENTS_HELD / sources))),
  };
  try {
    for await (const page of eventPages(reading.port, filter, source.region)) {
      const events = await ownEvents(reading, source, cursor?.unseen(page) ?? page);
      if (events.length > 0) yield events;
    }
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error;
    reading.report(source, error);
  }
}

/** Those of some events that are of the tasks asked for, in the order of time. */
export async function ownEvents(
  { roster, report }: Reading,
  source: LogSource,
  page: readonly LiveEventAnswer[],
): Promise<readonly LogEvent[]> {
  try {
    await roster.learn(source, unique(page.map(({ logStreamName }) => logStreamName)));
  } catch (error) {
    // Whose the streams are stays open, which is no reason not to show them.
    if (!(error instanceof AwsFailure)) throw error;
    report(source, error);
  }
  const events: LogEvent[] = [];
  for (const { logStreamName, timestamp: at, message } of page) {
    const origin = roster.originOf(source, logStreamName, at);
    if (origin !== undefined) events.push({ at, origin, message });
  }
  return events.sort((one, other) => one.at - other.at);
}
