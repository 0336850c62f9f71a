import { describe, expect, it } from 'vitest';
import { present } from '../../src/model/section.ts';
import { untrusted } from '../../src/model/text.ts';
import { remember } from '../../src/watch/memory.ts';
import { type Change, event, healthySnapshot, without } from '../support/snapshot.ts';
import { failedCheck, logOf, runningTask } from '../support/task.ts';

/** What is known after one look and another. */
function known(first: Change, second: Change) {
  return remember(healthySnapshot(first), healthySnapshot(second)).vitals;
}

const dead = failedCheck({ id: 'dead1' });

describe('what a watch remembers', () => {
  it('is a stopped task that AWS has forgotten', () => {
    expect(known({ stopped: [dead] }, { stopped: [failedCheck({ id: 'dead2' })] })).toMatchObject({
      stoppedTasks: { value: [{ id: 'dead2' }, { id: 'dead1' }] },
    });
  });

  it('is the newest of what was read of a task more than once', () => {
    const draining = { ...dead, lastStatus: untrusted('DEACTIVATING') };
    const { stoppedTasks } = known({ stopped: [draining] }, { stopped: [dead] });
    expect(stoppedTasks).toMatchObject({ value: [{ lastStatus: 'STOPPED' }] });
  });

  it('is nothing of the tasks that ran: those that run now count', () => {
    const { runningTasks } = known({ running: [runningTask('aaa1')] }, { running: [runningTask('aaa2')] });
    expect(runningTasks).toMatchObject({ value: [{ id: 'aaa2' }] });
  });

  it('is every event, though ECS keeps only the newest hundred', () => {
    const old = { ...event(300, 'has started 2 tasks'), id: untrusted('old') };
    const young = { ...event(10, 'has reached a steady state.'), id: untrusted('young') };
    const { service } = known({ events: [old] }, { events: [young] });
    expect(service).toMatchObject({ value: { events: [{ id: 'young' }, { id: 'old' }] } });
  });

  it('is what was read before a section could not be read any more', () => {
    const before = healthySnapshot({ stopped: [dead] });
    const { vitals } = remember(before, without('stoppedTasks', healthySnapshot()));
    expect(vitals.stoppedTasks).toMatchObject({ state: 'present', value: [{ id: 'dead1' }] });
    expect(remember(without('stoppedTasks', before), without('stoppedTasks', before)).vitals).toMatchObject({
      stoppedTasks: { state: 'denied' },
    });
  });

  it('is a log that was read, whatever a look says that left the logs out', () => {
    const log = logOf(dead, [[1, 'KeyError: DATABASE_URL']]);
    const unread = { ...log, lines: { state: 'absent', reason: 'not asked' } } as const;
    const { logs } = known({ logs: [log] }, { logs: [unread] });
    expect(logs).toEqual(present([log]));
  });
});
