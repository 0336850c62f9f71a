import { describe, expect, it } from 'vitest';
import { valueOr } from '../../../src/model/section.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { eventCaptureGroup } from '../../../src/model/vocabulary/event-capture.ts';
import type { Account, StoredLogEvent } from '../../../src/simulator/account.ts';
import { formatSnapshot } from '../../../src/snapshot/format.ts';
import { parseSnapshot } from '../../../src/snapshot/parse.ts';
import { rolledBack, snapshotOf, worldAfter } from '../../support/forgotten-story.ts';

const GROUP = eventCaptureGroup('shop-staging');
const STORY = rolledBack('missing-environment', 'on');
const WORLD = worldAfter(STORY, 3.5 * 3600);

/** The account with more in its event-capture log group, written while the deployment failed. */
function withEntries(...messages: readonly string[]): (account: Account) => Account {
  return (account) => {
    const streams = account.logs[GROUP] ?? {};
    const at =
      Object.values(streams)
        .flat()
        .find(({ message }) => message.includes('checkout:1'))?.timestamp ?? 0;
    const hostile = messages.map((message): StoredLogEvent => ({ timestamp: at + 1000, message }));
    return { ...account, logs: { ...account.logs, [GROUP]: { ...streams, hostile } } };
  };
}

function captureOf({ vitals }: Snapshot) {
  return valueOr(vitals.remains, undefined)?.capture;
}

function stopOf(id: string, more: object = {}): string {
  return JSON.stringify({
    'detail-type': 'ECS Task State Change',
    detail: {
      taskArn: `arn:aws:ecs:eu-west-1:111122223333:task/shop-staging/${id}`,
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/checkout:1',
      group: 'service:checkout',
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      containers: [],
      version: 3,
      ...more,
    },
  });
}

describe('the event-capture log group', () => {
  it('gives the tasks of the service that ECS has forgotten, marked as such', async () => {
    const snapshot = await snapshotOf(STORY, WORLD);
    const stopped = valueOr(snapshot.vitals.stoppedTasks, []);
    expect(stopped.length).toBeGreaterThan(0);
    expect(stopped.every(({ recordedIn }) => recordedIn?.kind === 'event-capture')).toBe(true);
    expect(captureOf(snapshot)).toMatchObject({
      state: 'present',
      value: { group: GROUP, unreadable: 0, complete: true },
    });
  });

  it('is asked for this service and this time only', async () => {
    const { vitals } = await snapshotOf(STORY, WORLD);
    const stopped = valueOr(vitals.stoppedTasks, []);
    expect(new Set(stopped.map(({ group }) => group))).toEqual(new Set(['service:checkout']));
    const remains = valueOr(vitals.remains, undefined);
    expect((remains?.to ?? 0) - (remains?.from ?? 0)).toBeLessThan(3_600_000);
  });

  it('keeps of each task what was last said, in whatever order it comes', async () => {
    const older = stopOf('aaaaaaaa11111111', { version: 2, stoppedReason: 'older' });
    const newer = stopOf('aaaaaaaa11111111', { version: 9, stoppedReason: 'newer' });
    const { vitals } = await snapshotOf(STORY, WORLD, { change: withEntries(newer, older, newer) });
    const same = valueOr(vitals.stoppedTasks, []).filter(({ id }) => id === 'aaaaaaaa11111111');
    expect(same.map(({ stoppedReason }) => stoppedReason)).toEqual(['newer']);
  });

  it('is not believed about tasks of another service whose name begins alike', async () => {
    const other = stopOf('bbbbbbbb22222222', { group: 'service:checkout-worker' });
    const { vitals } = await snapshotOf(STORY, WORLD, { change: withEntries(other) });
    expect(valueOr(vitals.stoppedTasks, []).some(({ id }) => id === 'bbbbbbbb22222222')).toBe(false);
  });

  it('is counted, not trusted, where an entry cannot be understood', async () => {
    const rubbish = '{"group":"service:checkout","lastStatus":"STOPPED"';
    const mistyped = stopOf('cccccccc33333333', { containers: 'none' });
    const endless = stopOf('dddddddd44444444', { stoppedReason: 'x'.repeat(400_000) });
    const snapshot = await snapshotOf(STORY, WORLD, { change: withEntries(rubbish, mistyped, endless) });
    expect(captureOf(snapshot)).toMatchObject({ state: 'present', value: { unreadable: 3 } });
    expect(valueOr(snapshot.vitals.stoppedTasks, []).length).toBeGreaterThan(0);
  });

  it('masks what looks like a secret in a reason', async () => {
    const leak = stopOf('eeeeeeee55555555', { stoppedReason: 'failed with password=hunter2hunter2' });
    const snapshot = await snapshotOf(STORY, WORLD, { change: withEntries(leak) });
    expect(formatSnapshot(snapshot)).not.toContain('hunter2hunter2');
  });

  it('is absent where it does not exist, and denied where it may not be read', async () => {
    const off = rolledBack('missing-environment', undefined);
    expect(captureOf(await snapshotOf(off, worldAfter(off, 3.5 * 3600)))).toMatchObject({
      state: 'absent',
      reason: expect.stringContaining('event capture is off'),
    });
    const faults = { denied: ['logs:FilterLogEvents'], throttled: {} };
    expect(captureOf(await snapshotOf(STORY, WORLD, { faults }))).toMatchObject({
      state: 'denied',
      action: 'logs:FilterLogEvents',
    });
  });

  it('is in a saved snapshot, from which the same is read', async () => {
    const snapshot = await snapshotOf(STORY, WORLD);
    expect(parseSnapshot(formatSnapshot(snapshot), 'saved.json')).toEqual(
      JSON.parse(formatSnapshot(snapshot)),
    );
  });

  it('is missing from a snapshot that was saved before it was asked for', async () => {
    const saved = JSON.parse(formatSnapshot(await snapshotOf(STORY, WORLD)));
    delete saved.vitals.remains;
    expect(parseSnapshot(JSON.stringify(saved), 'old.json').vitals.remains.state).toBe('absent');
  });
});
