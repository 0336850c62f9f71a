import type { FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import type { AwsPort } from '../../aws/port.ts';
import type { LogLine } from '../../model/log.ts';
import { untrusted } from '../../model/text.ts';
import { logEventsAnswer } from '../answers/log.ts';
import { readAnswer } from '../answers/read-answer.ts';
import { followPages, type Listing } from '../pages.ts';

/** A longer message is cut as it comes in; CloudWatch Logs takes up to 1 MB. */
const MESSAGE_LIMIT = 10_000;

/** One line and the stream it is from. */
export interface StreamLine {
  readonly stream: string;
  readonly line: LogLine;
}

/**
 * Reads log events, oldest first, for at most `pages` pages. A page may be empty and yet not the last one:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export async function filterLogEvents(
  port: AwsPort,
  filter: FilterLogEventsCommandInput,
  region: string | undefined,
  pages: number,
): Promise<Listing<StreamLine>> {
  return await followPages('logs:FilterLogEvents', pages, async (nextToken) => {
    const answer = await port.call('FilterLogEvents', { ...filter, nextToken }, { region });
    const page = readAnswer(logEventsAnswer, 'FilterLogEvents', answer);
    const items = page.events.map(({ logStreamName, timestamp, message }) => ({
      stream: logStreamName,
      line: { at: timestamp, message: untrusted(message.slice(0, MESSAGE_LIMIT).trimEnd()) },
    }));
    return { items, next: page.nextToken };
  });
}
