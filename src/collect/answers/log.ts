import * as v from 'valibot';
import { maybe, number } from './fields.ts';

/** Here times are milliseconds: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
const logEvent = v.object({
  logStreamName: v.string(),
  timestamp: number,
  message: v.string(),
  eventId: maybe(v.string()),
});

export type LogEventAnswer = v.InferOutput<typeof logEvent>;

export const logEventsAnswer = v.object({
  events: v.array(logEvent),
  nextToken: maybe(v.string()),
});

const liveEvent = v.object({
  logGroupIdentifier: maybe(v.string()),
  logStreamName: v.string(),
  timestamp: number,
  message: v.string(),
});

export type LiveEventAnswer = v.InferOutput<typeof liveEvent>;

/** What is sent in a session: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTailResponseStream.html */
export const liveTailAnswer = v.object({
  sessionUpdate: maybe(
    v.object({
      sessionMetadata: maybe(v.object({ sampled: maybe(v.boolean()) })),
      sessionResults: maybe(v.array(liveEvent)),
    }),
  ),
});
