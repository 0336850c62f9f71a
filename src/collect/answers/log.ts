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
