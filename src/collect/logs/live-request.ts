import type { StartLiveTailCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { unique } from '../pages.ts';
import type { LogSource } from './sources.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html */
const MOST_GROUPS = 10;
const MOST_PREFIXES = 10;

/** How to ask for what is written to sources from now on, or why no session can show it. */
export type LiveRequest =
  | { readonly kind: 'possible'; readonly input: StartLiveTailCommandInput; readonly region: string }
  | { readonly kind: 'impossible'; readonly why: string };

/** One session for all sources. Streams can be chosen where there is a single group; elsewhere all lines come. */
export function liveRequest(sources: readonly LogSource[]): LiveRequest {
  const groups = unique(sources.map(({ groupArn }) => groupArn));
  const [region, ...others] = unique(groups.map((arn) => arn.split(':')[3] ?? ''));
  if (region === undefined) return { kind: 'impossible', why: 'there is no log group' };
  if (others.length > 0) return { kind: 'impossible', why: 'the log groups are in several regions' };
  if (groups.length > MOST_GROUPS) {
    return {
      kind: 'impossible',
      why: `a session has ${MOST_GROUPS} log groups at most, of ${groups.length}`,
    };
  }
  const prefixes = unique(sources.map(({ streamsBegin }) => streamsBegin));
  const canChoose = groups.length === 1 && prefixes.length <= MOST_PREFIXES;
  const input = {
    logGroupIdentifiers: [...groups],
    logStreamNamePrefixes: canChoose ? [...prefixes] : undefined,
  };
  return { kind: 'possible', input, region };
}
