import type { GetLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs';
import * as v from 'valibot';
import type { StoredLogEvent } from '../account.ts';
import {
  bytesOf,
  logGroupNameOf,
  PAGE_BYTES,
  requireLogGroup,
  requireLogStream,
} from './common/log-group.ts';
import { defineOperation } from './common/operation.ts';
import { integer, milliseconds, text } from './common/parameter.ts';
import { invalidParameter } from './common/refusal.ts';

const INPUT = v.object({
  logGroupName: text,
  logGroupIdentifier: text,
  logStreamName: v.string(),
  startTime: milliseconds,
  endTime: milliseconds,
  limit: integer('limit', 1, 10_000),
  startFromHead: v.optional(v.boolean(), false),
  nextToken: text,
});

type Input = v.InferOutput<typeof INPUT>;

/**
 * A page of one stream's events: the newest unless `startFromHead`. Both tokens are always there; at the end of the
 * stream the token that was given comes back. `endTime` is excluded.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
export const getLogEvents = defineOperation({
  service: 'logs',
  input: INPUT,
  answer(account, input): GetLogEventsResponse {
    const streams = requireLogGroup(account, logGroupNameOf(input));
    const events = requireLogStream(streams, input.logStreamName).filter(
      ({ timestamp }) =>
        (input.startTime === undefined || timestamp >= input.startTime) &&
        (input.endTime === undefined || timestamp < input.endTime),
    );
    const { from, to } = boundsOf(events, input);
    return {
      events: events
        .slice(from, to)
        .map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
      nextForwardToken: tokenOf('f', to),
      nextBackwardToken: tokenOf('b', from),
    };
  },
});

interface Bounds {
  readonly from: number;
  readonly to: number;
}

function boundsOf(events: readonly StoredLogEvent[], input: Input): Bounds {
  const limit = input.limit ?? 10_000;
  const start = startOf(events.length, input);
  if (start.direction === 'forward') {
    const from = Math.min(start.at, events.length);
    return { from, to: from + fitting(events.slice(from, from + limit)) };
  }
  const to = Math.min(start.at, events.length);
  return { from: to - fitting(events.slice(Math.max(0, to - limit), to).reverse()), to };
}

function startOf(count: number, input: Input): { direction: 'forward' | 'backward'; at: number } {
  if (input.nextToken === undefined) {
    return input.startFromHead ? { direction: 'forward', at: 0 } : { direction: 'backward', at: count };
  }
  const [, direction, at] = /^([fb])\/(\d+)$/.exec(input.nextToken) ?? [];
  if (at === undefined) throw invalidParameter('logs', 'The specified nextToken is invalid.');
  return { direction: direction === 'f' ? 'forward' : 'backward', at: Number(at) };
}

/** How many of the events, taken in turn, fit into one page. */
function fitting(events: readonly StoredLogEvent[]): number {
  let bytes = 0;
  const tooMany = events.findIndex((event) => {
    bytes += bytesOf(event);
    return bytes > PAGE_BYTES;
  });
  return tooMany === -1 ? events.length : tooMany;
}

function tokenOf(direction: 'f' | 'b', at: number): string {
  return `${direction}/${String(at).padStart(56, '0')}`;
}
