import { countedPort } from '../aws/count.ts';
import { AwsFailure } from '../aws/failure.ts';
import type { AwsPort } from '../aws/port.ts';
import { UserError } from '../errors.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import { present, valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { untrusted } from '../model/text.ts';
import type { Access } from './access-error.ts';
import { collect } from './collect.ts';
import { newsReader } from './news.ts';
import { observe } from './observe.ts';
import { rememberingPort } from './remembering-port.ts';
import { readStack } from './stack.ts';
import type { ResolvedTarget } from './target/target.ts';

/** A look that finds nothing new asks two questions; after this long everything is read all the same. */
const THOROUGH_SECONDS = 120;

/** A part that could not be read is tried again after this long, then after twice as long each time. */
const RETRY_SECONDS = 5;

/** What seldom changes is asked for again after so many looks. */
const SELDOM_LOOKS = 60;

/** A snapshot, and whether anything in it was read anew: because something had changed, or because it was time. */
export interface Sight {
  readonly snapshot: Snapshot;
  readonly news: 'changed' | 'reread' | 'unchanged';
}

/** Whether two questions will do, or everything is wanted. */
export type Depth = 'quick' | 'thorough';

/** Reads one service again and again. */
export interface Lookout {
  /**
   * The service as it is now. While nothing moves only two questions are asked; once an answer differs everything is read.
   * `thorough` reads everything without asking first. Rejects with an `AwsFailure` or a `UserError` where nothing could be seen.
   */
  look(now: Instant, depth: Depth): Promise<Sight>;
}

/** A lookout over one service, which remembers what cannot change. */
export function lookout(port: AwsPort, target: ResolvedTarget, access: Omit<Access, 'region'>): Lookout {
  const counted = countedPort(port);
  const remembering = rememberingPort(counted.port, SELDOM_LOOKS);
  const news = newsReader(remembering.port, target);
  const readAll = thoroughReader(remembering.port, target, access);
  let last: Snapshot | undefined;
  let thoroughAt = 0;
  let patchyReads = 0;

  async function readOrGone(now: Instant): Promise<Snapshot> {
    try {
      return await readAll(now);
    } catch (error) {
      if (last === undefined || !(error instanceof UserError) || error.exitCode !== 2) throw error;
      return await withoutService(counted.port, last, now);
    }
  }

  return {
    async look(now, depth) {
      remembering.nextLook();
      const isDue = depth === 'thorough' || secondsBetween(thoroughAt, now) >= dueSeconds(patchyReads);
      const isNew = last === undefined || (await news.hasNews(last));
      if (last !== undefined && !isNew && !isDue) {
        last = { ...last, takenAt: now, apiCalls: counted.calls() };
        return { snapshot: last, news: 'unchanged' };
      }
      const snapshot = await readOrGone(now);
      const { service } = snapshot.vitals;
      if (service.state === 'failed' && last !== undefined)
        throw new AwsFailure('failed', service.action, 'Unread', service.message);
      thoroughAt = now;
      patchyReads = isPatchy(snapshot) ? patchyReads + 1 : 0;
      last = { ...snapshot, apiCalls: counted.calls() };
      return { snapshot: last, news: isNew ? 'changed' : 'reread' };
    },
  };
}

/** How long after a thorough look the next one is due, by how many in a row could not read some part. */
function dueSeconds(patchyReads: number): number {
  if (patchyReads === 0) return THOROUGH_SECONDS;
  return Math.min(THOROUGH_SECONDS, RETRY_SECONDS * 2 ** (patchyReads - 1));
}

/** Whether some part could not be read this time, though it may be the next time. What is denied stays so. */
function isPatchy({ blueprint, vitals }: Snapshot): boolean {
  const targets = valueOr(vitals.targetHealth, []).map((group) => group.targets);
  const parts = [...Object.values(blueprint), ...Object.values(vitals), ...targets];
  return parts.some(({ state }) => state === 'failed');
}

/** Reads everything; logs, which are the dearest part, only when a task has stopped whose log was not read yet. */
function thoroughReader(
  port: AwsPort,
  target: ResolvedTarget,
  access: Omit<Access, 'region'>,
): (now: Instant) => Promise<Snapshot> {
  const readStops = new Set<string>();
  let isFirst = true;
  return async (now) => {
    const known = await collect(port, target, now, { ...access, logs: 'skip', remains: 'skip' });
    const unread = valueOr(known.vitals.stoppedTasks, []).filter(({ arn }) => !readStops.has(arn));
    if (unread.length === 0 && !isFirst) return known;
    isFirst = false;
    const read = await collect(port, target, now, { ...access, logs: 'read', remains: 'skip' });
    for (const { arn, lastStatus } of unread) if (lastStatus === 'STOPPED') readStops.add(arn);
    return read;
  };
}

/** A service that is gone since the last look: what its stack says is all that there is to read. */
async function withoutService(port: AwsPort, last: Snapshot, now: Instant): Promise<Snapshot> {
  const { service, stack } = last.vitals;
  const name = last.target.stack;
  return {
    ...last,
    takenAt: now,
    vitals: {
      ...last.vitals,
      runningTasks: present([]),
      service:
        service.state === 'present'
          ? present({ ...service.value, status: untrusted('INACTIVE'), runningCount: 0, deployments: [] })
          : service,
      stack: name === undefined ? stack : await observe(() => readStack(port, name, 'skip')),
    },
  };
}
