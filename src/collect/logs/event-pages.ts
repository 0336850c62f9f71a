import type { FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { AwsFailure } from '../../aws/failure.ts';
import type { AwsPort } from '../../aws/port.ts';
import { type LogEventAnswer, logEventsAnswer } from '../answers/log.ts';
import { readAnswer } from '../answers/read-answer.ts';

interface EventPage {
  readonly events: readonly LogEventAnswer[];
  readonly next?: string;
}

/**
 * Every page of log events that holds something, oldest first. A page may be empty and yet not the last one:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 * The next page is asked for while the last one is worked on, and no more than that: a slow reader holds the reading up.
 */
export async function* eventPages(
  port: AwsPort,
  filter: FilterLogEventsCommandInput,
  region: string | undefined,
): AsyncGenerator<readonly LogEventAnswer[]> {
  const read = (nextToken: string | undefined) => {
    const page = fetchPage(port, { ...filter, nextToken }, region);
    // Whoever stops reading never looks at the page that is under way.
    page.catch(() => {});
    return page;
  };
  let pending: Promise<EventPage> | undefined = read(undefined);
  let token: string | undefined;
  while (pending !== undefined) {
    const { events, next }: EventPage = await pending;
    if (next !== undefined && next === token) throw inCircles();
    token = next;
    pending = next === undefined ? undefined : read(next);
    if (events.length > 0) yield events;
  }
}

async function fetchPage(
  port: AwsPort,
  input: FilterLogEventsCommandInput,
  region: string | undefined,
): Promise<EventPage> {
  const answer = await port.call('FilterLogEvents', input, { region });
  const { events, nextToken } = readAnswer(logEventsAnswer, 'FilterLogEvents', answer);
  return { events, next: nextToken === '' ? undefined : nextToken };
}

function inCircles(): AwsFailure {
  const action = 'logs:FilterLogEvents';
  return new AwsFailure('failed', action, 'RepeatedToken', `the pages of ${action} go round in circles`);
}
