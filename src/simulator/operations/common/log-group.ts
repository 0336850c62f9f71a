import type { Account, StoredLogEvent } from '../../account.ts';
import { ApiError } from '../../api-error.ts';
import { invalidParameter } from './refusal.ts';

/** The streams of a log group: stored events by stream name, oldest first. */
export type LogStreams = Readonly<Record<string, readonly StoredLogEvent[]>>;

interface LogGroupChoice {
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
}

/** The name of the log group of a call, which gives either its name or its identifier (name or ARN). */
export function logGroupNameOf(input: LogGroupChoice): string {
  const { logGroupName, logGroupIdentifier } = input;
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw invalidParameter('logs', 'Exactly one of logGroupName and logGroupIdentifier must be specified.');
  }
  return logGroupName ?? (logGroupIdentifier ?? '').replace(/^arn:[^:]+:logs:[^:]*:[^:]*:log-group:/, '');
}

/** The streams of a log group. Throws `ResourceNotFoundException` where there is no such group. */
export function requireLogGroup(account: Account, name: string): LogStreams {
  const streams = Object.hasOwn(account.logs, name) ? account.logs[name] : undefined;
  if (streams === undefined) {
    throw new ApiError('ResourceNotFoundException', 'The specified log group does not exist.');
  }
  return streams;
}

/** The events of a stream. Throws `ResourceNotFoundException` where there is no such stream. */
export function requireLogStream(streams: LogStreams, name: string): readonly StoredLogEvent[] {
  const events = Object.hasOwn(streams, name) ? streams[name] : undefined;
  if (events === undefined) {
    throw new ApiError('ResourceNotFoundException', 'The specified log stream does not exist.');
  }
  return events;
}

/**
 * What an event takes of a page's one MiB: its UTF-8 text and 26 bytes.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export function bytesOf(event: StoredLogEvent): number {
  return Buffer.byteLength(event.message) + 26;
}

export const PAGE_BYTES = 1_048_576;
