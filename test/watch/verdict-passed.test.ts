import { describe, expect, it } from 'vitest';
import { untrusted } from '../../src/model/text.ts';
import { healthySnapshot, unhealthyTarget, without } from '../support/snapshot.ts';
import { runningTask } from '../support/task.ts';
import { failsAt, ROLLING, steadily, UPDATING_STACK, watched } from '../support/watched.ts';

describe('a pass', () => {
  it('takes the whole window: one sample is never enough', () => {
    expect(watched({}, steadily(0, 290, {})).ending).toBeUndefined();
    expect(watched({}, steadily(0, 300, {}))).toMatchObject({ ending: { kind: 'passed' }, endedAt: 300 });
  });

  it('begins anew when a target is unhealthy for one look', () => {
    const moments = [
      ...steadily(0, 200, {}),
      { at: 210, saw: { targets: [unhealthyTarget('Health checks failed')] } },
      ...steadily(220, 700, {}),
    ];
    expect(watched({}, moments)).toMatchObject({ ending: { kind: 'passed' }, endedAt: 520 });
  });

  it('begins anew when a task fails, and comes when nothing has failed for so long', () => {
    const moments = [...steadily(0, 90, {}), ...steadily(100, 500, { stopped: [failsAt('dead1', 98)] })];
    expect(watched({}, moments)).toMatchObject({ ending: { kind: 'passed' }, endedAt: 400 });
  });

  it('waits until tasks have outlived one that failed, though never longer than twice the window for one', () => {
    const having = (lived: number) => [
      ...steadily(0, 90, {}),
      ...steadily(100, 900, { stopped: [failsAt('dead1', 98, { lived })] }),
    ];
    expect(watched({}, having(290)).endedAt).toBe(540);
    expect(watched({}, having(9000)).endedAt).toBe(700);
  });

  it.each([
    ['nothing is asked to run', { running: [], deployment: { desiredCount: 0 }, state: { desiredCount: 0 } }],
    ['the rollout goes on', { deployment: ROLLING }],
    ['a task is missing', { running: [runningTask('aaa1')] }],
    ['there is no target', { targets: [] }],
    [
      'a container is unhealthy within its grace period',
      { running: [runningTask('aaa1'), { ...runningTask('aaa2'), healthStatus: untrusted('UNHEALTHY') }] },
    ],
  ])('never comes while %s', (_, saw) => {
    expect(watched({}, steadily(0, 1790, saw)).ending).toBeUndefined();
    expect(watched({}, steadily(0, 1800, saw)).ending?.kind).toBe('undecided');
  });

  it('never comes of what could not be looked at', () => {
    for (const section of ['stoppedTasks', 'targetHealth'] as const) {
      const { ending } = watched({}, steadily(0, 1800, without(section, healthySnapshot())));
      expect(ending?.kind).toBe('unseen');
    }
  });

  it('waits for the stack that is watched, and for no other', () => {
    expect(watched({ stack: 'watched' }, steadily(0, 600, { stack: UPDATING_STACK })).ending).toBeUndefined();
    const complete = { ...UPDATING_STACK, status: untrusted('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS') };
    expect(watched({ stack: 'watched' }, steadily(0, 600, { stack: complete })).ending?.kind).toBe('passed');
    expect(watched({}, steadily(0, 600, { stack: UPDATING_STACK })).ending?.kind).toBe('passed');
  });

  it('asks the load balancer where that is wished for', () => {
    const answers = (status: number) =>
      steadily(0, 400, {}).map((moment) => ({
        ...moment,
        probe: { kind: 'answered', status, url: 'http://lb/health' } as const,
      }));
    expect(watched({ probe: 'asked' }, answers(200)).ending?.kind).toBe('passed');
    expect(watched({ probe: 'asked' }, answers(301)).ending).toBeUndefined();
    expect(watched({ probe: 'asked' }, steadily(0, 400, {})).ending).toBeUndefined();
  });

  it('comes over a moment in which a part could not be read, but not in it, nor over a minute', () => {
    const blind = without('targetHealth', healthySnapshot());
    const moment = [...steadily(0, 150, {}), ...steadily(160, 170, blind), ...steadily(180, 290, {})];
    expect(watched({}, [...moment, ...steadily(300, 400, {})]).endedAt).toBe(300);
    expect(watched({}, [...moment, { at: 300, saw: blind }, ...steadily(310, 400, {})]).endedAt).toBe(310);
    const minute = [...steadily(0, 150, {}), ...steadily(160, 230, blind), ...steadily(240, 700, {})];
    expect(watched({}, minute).endedAt).toBe(540);
  });

  it('does not come over a gap in which nobody looked', () => {
    const gap = [...steadily(0, 150, {}), { at: 160, trouble: 'throttled' }, ...steadily(290, 700, {})];
    expect(watched({}, gap)).toMatchObject({ ending: { kind: 'passed' }, endedAt: 590 });
  });
});
