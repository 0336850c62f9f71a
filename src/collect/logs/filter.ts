import type { FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import type { AwsPort } from '../../aws/port.ts';
import type { LogLine } from '../../model/log.ts';
import { untrusted } from '../../model/text.ts';
import { logEventsAnswer } from '../answers/log.ts';
import { readAnswer } from '../answers/read-answer.ts';
import { followPages, type Listing } from '../pages.ts';

/** A longer message is cut as it comes in; CloudWatch Logs takes up to 1 MB. */
const MESSAGE_LIMIT = 10_000;

/** Pages that hold nothing cost little, and may be many where a group has much from others. */
const EMPTY_PAGES_EACH = 3;

/** One line and the stream it is from. */
export interface StreamLine {
  readonly stream: string;
  readonly line: LogLine;
}

/**
 * Reads log events, oldest first, until `pages` of them held something. A page may be empty and yet not the last one:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export async function filterLogEvents(
  port: AwsPort,
  filter: FilterLogEventsCommandInput,
  region: string | undefined,
  pages: number,
  messageLimit = MESSAGE_LIMIT,
): Promise<Listing<StreamLine>> {
  let held = 0;
  return await followPages('logs:FilterLogEvents', pages * EMPTY_PAGES_EACH, async (nextToken) => {
    const answer = await port.call('FilterLogEvents', { ...filter, nextToken }, { region });
    const page = readAnswer(logEventsAnswer, 'FilterLogEvents', answer);
    const items = page.events.map(({ logStreamName, timestamp, message }) => ({
      stream: logStreamName,
      line: { at: timestamp, message: untrusted(message.slice(0, messageLimit).trimEnd()) },
    }));
    if (items.length > 0) held += 1;
    return { items, next: page.nextToken, isEnough: held >= pages };
  });
}
