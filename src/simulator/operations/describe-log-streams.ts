import type { DescribeLogStreamsResponse, LogStream } from '@aws-sdk/client-cloudwatch-logs';
import * as v from 'valibot';
import type { StoredLogEvent } from '../account.ts';
import { logGroupNameOf, requireLogGroup } from './common/log-group.ts';
import { defineOperation } from './common/operation.ts';
import { arnHead } from './common/origin.ts';
import { pageOf } from './common/page.ts';
import { integer, text } from './common/parameter.ts';
import { invalidParameter } from './common/refusal.ts';

const INPUT = v.object({
  logGroupName: text,
  logGroupIdentifier: text,
  logStreamNamePrefix: text,
  orderBy: v.optional(v.picklist(['LogStreamName', 'LastEventTime'], 'Invalid orderBy.'), 'LogStreamName'),
  descending: v.optional(v.boolean(), false),
  limit: integer('limit', 1, 50),
  nextToken: text,
});

/**
 * The streams of a log group, fifty a page, by name or by the time of their last event.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html
 */
export const describeLogStreams = defineOperation({
  service: 'logs',
  input: INPUT,
  answer(account, input): DescribeLogStreamsResponse {
    if (input.orderBy === 'LastEventTime' && input.logStreamNamePrefix !== undefined) {
      throw invalidParameter('logs', 'Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const group = logGroupNameOf(input);
    const head = `${arnHead(account, 'logs')}log-group:${group}:log-stream:`;
    const streams = Object.entries(requireLogGroup(account, group))
      .filter(([name]) => name.startsWith(input.logStreamNamePrefix ?? ''))
      .map(([name, events]) => described(head, name, events))
      .sort(input.orderBy === 'LastEventTime' ? byLastEvent : byName);
    const page = pageOf(input.descending ? streams.reverse() : streams, {
      service: 'logs',
      operation: 'DescribeLogStreams',
      size: input.limit ?? 50,
      token: input.nextToken,
    });
    return { logStreams: page.items, nextToken: page.next };
  },
});

function described(head: string, name: string, events: readonly StoredLogEvent[]): LogStream {
  const first = events[0]?.timestamp;
  const last = events.at(-1)?.timestamp;
  return {
    logStreamName: name,
    creationTime: first,
    firstEventTimestamp: first,
    lastEventTimestamp: last,
    lastIngestionTime: last,
    arn: `${head}${name}`,
    storedBytes: 0,
  };
}

function byName(one: LogStream, other: LogStream): number {
  return (one.logStreamName ?? '') < (other.logStreamName ?? '') ? -1 : 1;
}

function byLastEvent(one: LogStream, other: LogStream): number {
  return (one.lastEventTimestamp ?? 0) - (other.lastEventTimestamp ?? 0);
}
