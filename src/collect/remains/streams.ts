import { AwsFailure } from '../../aws/failure.ts';
import type { AwsPort } from '../../aws/port.ts';
import type { Instant } from '../../model/instant.ts';
import type { Task } from '../../model/task.ts';
import type { LogConfiguration } from '../../model/task-definition.ts';
import type { Untrusted } from '../../model/text.ts';
import { filterLogEvents, type StreamLine } from '../logs/filter.ts';
import { batchesOf } from '../pages.ts';
import { forgottenTask, type Whose } from './forgotten-task.ts';
import type { Period } from './period.ts';
import type { StartedTasks } from './started-tasks.ts';

/** Names in one request: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
const STREAMS = 100;
const PAGES = 6;
/** A stream that has lines from this long before the deployment is that of an older task. */
const OLDER_MS = 600_000;
/** The first line of a task may come this long after the deployment was given up. */
const LATE_MS = 30_000;
/** Enough to see what repeats. */
const TASKS = 50;

const TASK_ID = /^[0-9a-f][0-9a-f-]{7,63}$/;

/** What is known before the streams are read. */
export interface StreamQuestion {
  readonly whose: Whose;
  readonly period: Period;
  readonly started: StartedTasks;
  /** Tasks that are known already. */
  readonly known: ReadonlySet<string>;
}

interface Life {
  readonly group: Untrusted;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/**
 * Finds tasks that only their log streams tell of any more: the last part of a stream's name is the id of its task. Rejects
 * with an `AwsFailure` where a log group may not be read.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
 */
export async function findByStreams(port: AwsPort, question: StreamQuestion): Promise<readonly Task[]> {
  const lives = new Map<string, Life>();
  for (const { name, log } of question.whose.definition.containers) {
    const prefix = log && prefixOf(name, log);
    if (log?.group === undefined || prefix === undefined) continue;
    for (const { stream, line } of await readStreams(port, question, log, prefix)) {
      const id = stream.startsWith(prefix) ? stream.slice(prefix.length) : '';
      const known = lives.get(id);
      lives.set(id, {
        group: log.group,
        firstAt: Math.min(known?.firstAt ?? line.at, line.at),
        lastAt: Math.max(known?.lastAt ?? line.at, line.at),
      });
    }
  }
  return [...lives]
    .filter(([id, life]) => isLost(id, life, question))
    .sort(([, one], [, other]) => other.lastAt - one.lastAt)
    .slice(0, TASKS)
    .map(([id, life]) => forgottenTask(id, { kind: 'log-stream', ...life }, question.whose));
}

/** The streams of the tasks that events name, or else all that have the prefix. */
async function readStreams(
  port: AwsPort,
  { period, started }: StreamQuestion,
  { group, region }: LogConfiguration,
  prefix: string,
): Promise<readonly StreamLine[]> {
  const filter = { logGroupName: group, startTime: period.from - OLDER_MS, endTime: period.to };
  const names = [...started.wanted].map((id) => `${prefix}${id}`);
  if (names.length > 0) {
    try {
      const listings = await Promise.all(
        batchesOf(names, STREAMS).map((logStreamNames) =>
          filterLogEvents(port, { ...filter, logStreamNames }, region, PAGES),
        ),
      );
      return listings.flatMap(({ items }) => items);
    } catch (error) {
      if (!isMissing(error, /log stream/i)) throw error;
    }
  }
  try {
    return (await filterLogEvents(port, { ...filter, logStreamNamePrefix: prefix }, region, PAGES)).items;
  } catch (error) {
    if (isMissing(error, /log group/i)) return [];
    throw error;
  }
}

function prefixOf(containerName: string, { driver, streamPrefix }: LogConfiguration): string | undefined {
  return driver === 'awslogs' && streamPrefix !== undefined ? `${streamPrefix}/${containerName}/` : undefined;
}

function isMissing(error: unknown, what: RegExp): boolean {
  return error instanceof AwsFailure && error.kind === 'not-found' && what.test(error.message);
}

/** Whether a stream is that of a task of the deployment which nothing else tells of. */
function isLost(id: string, { firstAt }: Life, { period, started, known }: StreamQuestion): boolean {
  if (!TASK_ID.test(id) || known.has(id) || started.others.has(id)) return false;
  if (started.wanted.has(id)) return true;
  if (started.isComplete || firstAt < period.from) return false;
  const rolledBackAt = period.deployment?.rolledBackAt;
  return rolledBackAt === undefined || firstAt <= rolledBackAt + LATE_MS;
}
