import { createHash } from 'node:crypto';
import type { FilteredLogEvent, FilterLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import * as v from 'valibot';
import { matcherOf } from './common/filter-pattern.ts';
import {
  bytesOf,
  type LogStreams,
  logGroupNameOf,
  PAGE_BYTES,
  requireLogGroup,
  requireLogStream,
} from './common/log-group.ts';
import { defineOperation } from './common/operation.ts';
import { offsetOf, tokenAt } from './common/page.ts';
import { integer, milliseconds, text } from './common/parameter.ts';
import { invalidParameter } from './common/refusal.ts';

/** How many stored events one call looks at: a page may come out short, or empty, although more are to come. */
const SCANNED_EACH_PAGE = 1000;

const INPUT = v.object({
  logGroupName: text,
  logGroupIdentifier: text,
  logStreamNames: v.optional(
    v.pipe(
      v.array(v.string()),
      v.minLength(1, 'logStreamNames must have at least 1 element.'),
      v.maxLength(100, 'logStreamNames must have at most 100 elements.'),
    ),
  ),
  logStreamNamePrefix: text,
  startTime: milliseconds,
  endTime: milliseconds,
  filterPattern: text,
  limit: integer('limit', 1, 10_000),
  nextToken: text,
});

type Input = v.InferOutput<typeof INPUT>;

/**
 * The events of a log group's streams in the order of time, from `startTime` to `endTime`, both included. A page holds
 * at most `limit` events and one MiB, and can be empty although its token leads to more.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export const filterLogEvents = defineOperation({
  service: 'logs',
  input: INPUT,
  answer(account, input): FilterLogEventsResponse {
    if (input.logStreamNames !== undefined && input.logStreamNamePrefix !== undefined) {
      throw invalidParameter('logs', 'logStreamNames and logStreamNamePrefix cannot both be specified.');
    }
    const matches = matcherOf(input.filterPattern);
    const stored = interleave(selectStreams(requireLogGroup(account, logGroupNameOf(input)), input));
    const from =
      input.nextToken === undefined
        ? 0
        : offsetOf(input.nextToken, { service: 'logs', operation: 'FilterLogEvents' });
    const page = scan(stored, from, input, matches);
    return {
      events: page.events.map(filtered),
      searchedLogStreams: [],
      nextToken: page.to < stored.length ? tokenAt(page.to, 'FilterLogEvents') : undefined,
    };
  },
});

interface PlacedEvent {
  readonly stream: string;
  readonly index: number;
  readonly timestamp: number;
  readonly message: string;
}

function selectStreams(streams: LogStreams, input: Input): LogStreams {
  if (input.logStreamNames !== undefined) {
    return Object.fromEntries(
      [...new Set(input.logStreamNames)].map((name) => [name, requireLogStream(streams, name)]),
    );
  }
  const prefix = input.logStreamNamePrefix ?? '';
  return Object.fromEntries(Object.entries(streams).filter(([name]) => name.startsWith(prefix)));
}

function interleave(streams: LogStreams): PlacedEvent[] {
  return Object.entries(streams)
    .flatMap(([stream, events]) => events.map((event, index) => ({ ...event, stream, index })))
    .sort((one, other) => one.timestamp - other.timestamp);
}

function scan(
  stored: readonly PlacedEvent[],
  from: number,
  input: Input,
  matches: (message: string) => boolean,
): { events: PlacedEvent[]; to: number } {
  const limit = input.limit ?? 10_000;
  const end = Math.min(stored.length, from + SCANNED_EACH_PAGE);
  const events: PlacedEvent[] = [];
  let bytes = 0;
  let to = from;
  for (const event of stored.slice(from, end)) {
    if (isWithin(event.timestamp, input) && matches(event.message)) {
      bytes += bytesOf(event);
      if (events.length === limit || bytes > PAGE_BYTES) return { events, to };
      events.push(event);
    }
    to += 1;
  }
  return { events, to };
}

function isWithin(timestamp: number, { startTime, endTime }: Input): boolean {
  return (
    (startTime === undefined || timestamp >= startTime) && (endTime === undefined || timestamp <= endTime)
  );
}

function filtered(event: PlacedEvent): FilteredLogEvent {
  return {
    logStreamName: event.stream,
    timestamp: event.timestamp,
    message: event.message,
    ingestionTime: event.timestamp,
    eventId: eventIdOf(event),
  };
}

/** An id of 56 digits, as in CloudWatch Logs, that an event keeps however often it is read. */
function eventIdOf(event: PlacedEvent): string {
  const hash = createHash('sha256').update(`${event.stream}\n${event.index}`).digest('hex');
  return BigInt(`0x${hash}`).toString().padStart(56, '0').slice(-56);
}
