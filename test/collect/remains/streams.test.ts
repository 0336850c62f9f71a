import { describe, expect, it } from 'vitest';
import { valueOr } from '../../../src/model/section.ts';
import type { Account, StoredLogEvent } from '../../../src/simulator/account.ts';
import { rolledBack, snapshotOf, worldAfter } from '../../support/forgotten-story.ts';

const STORY = rolledBack('missing-environment', undefined);
const WORLD = worldAfter(STORY, 3.5 * 3600);
const GROUP = '/ecs/checkout';

type Streams = Readonly<Record<string, readonly StoredLogEvent[]>>;

function withStreams(change: (streams: Streams) => Streams): (account: Account) => Account {
  return (account) => ({ ...account, logs: { ...account.logs, [GROUP]: change(account.logs[GROUP] ?? {}) } });
}

/** Without the events that name the tasks of the deployment, as when a busy service has pushed them out. */
function withoutEvents(account: Account): Account {
  return { ...account, services: account.services.map((service) => ({ ...service, events: [] })) };
}

async function idsOf(change: (account: Account) => Account): Promise<readonly string[]> {
  const { vitals } = await snapshotOf(STORY, WORLD, { change });
  return valueOr(vitals.stoppedTasks, []).map(({ id }) => id.toString());
}

describe('tasks of which only log streams are left', () => {
  it('are found by the names that service events give, and have their lines', async () => {
    const { vitals } = await snapshotOf(STORY, WORLD);
    const tasks = valueOr(vitals.stoppedTasks, []);
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.every(({ recordedIn }) => recordedIn?.kind === 'log-stream')).toBe(true);
    const own = valueOr(vitals.logs, []).filter(({ taskArn }) => tasks.some(({ arn }) => arn === taskArn));
    expect(own.every(({ lines }) => valueOr(lines, []).length > 0)).toBe(true);
  });

  it('are the same where no event names them', async () => {
    const named = await idsOf((account) => account);
    expect((await idsOf(withoutEvents)).toSorted()).toEqual(named.toSorted());
  });

  it('are found although one of those that were named never wrote a line', async () => {
    const [silent, ...others] = await idsOf((account) => account);
    const found = await idsOf(
      withStreams((streams) =>
        Object.fromEntries(Object.entries(streams).filter(([name]) => !name.endsWith(silent ?? ''))),
      ),
    );
    expect(found.toSorted()).toEqual(others.toSorted());
  });

  it('are none of those whose stream is older than the deployment, or is no task’s', async () => {
    const [id] = await idsOf((account) => account);
    const change = withStreams((streams) => {
      const own = Object.entries(streams).find(([name]) => name.endsWith(id ?? ''))?.[1] ?? [];
      const early = own.map((line) => ({ ...line, timestamp: line.timestamp - 300_000 }));
      return {
        ...streams,
        'ecs/web/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa': [...early, ...own],
        'ecs/web/../../etc/passwd': own,
        'ecs/web/\u001b[31mred': own,
      };
    });
    const found = await idsOf((account) => withoutEvents(change(account)));
    expect(found.every((one) => /^[0-9a-f]{32}$/.test(one))).toBe(true);
    expect(found).not.toContain('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
  });

  it('are none where the log group is gone', async () => {
    const found = await idsOf((account) => ({ ...account, logs: {} }));
    expect(found).toEqual([]);
  });
});
