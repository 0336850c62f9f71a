import * as v from 'valibot';
import { maybe, number } from './fields.ts';

/** Here times are milliseconds: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
export const logEventsAnswer = v.object({
  events: v.array(
    v.object({
      logStreamName: v.string(),
      timestamp: number,
      message: v.string(),
    }),
  ),
  nextToken: maybe(v.string()),
});
