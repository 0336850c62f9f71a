import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/model/task.ts';
import { untrusted } from '../../../src/model/text.ts';
import { sigtermIgnored } from '../../../src/rules/other/sigterm-ignored.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, healthySnapshot } from '../../support/snapshot.ts';
import { ago, failedCheck, type StopStory, stoppedTask } from '../../support/task.ts';

/** A task that a new deployment replaced: it ended so many seconds after the order to stop. */
function replaced(seconds: number, story: StopStory = {}): Task {
  const { stoppedAgo = 120 } = story;
  const task = stoppedTask({
    stopCode: 'ServiceSchedulerInitiated',
    reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
    exitCode: 137,
    stoppedAgo,
    ...story,
  });
  return { ...task, executionStoppedAt: ago(stoppedAgo - seconds) };
}

describe('the rule sigterm-ignored', () => {
  it('tells how long after the order to stop a container was killed, and what may be raised', () => {
    const stopped = [replaced(42), replaced(43, { id: 'dead2', stoppedAgo: 400 })];
    const finding = fires(sigtermIgnored, healthySnapshot({ stopped }));
    expect(finding).toMatchObject({ severity: 'info', confidence: 'likely', affected: { tasks: 0 } });
    expect(finding.title).toBe('Container api does not end when it is told to, and is killed (137)');
    expect(finding.summary).toContain('killed 42 s after the order to stop (stopTimeout 30 s), in 2 of 2');
    expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({
      kind: 'exit-code',
      source: 'ecs:DescribeTasks',
      text: 'container api ended with exit code 137',
    });
    expect(evidenceAt(finding, 'tasks[dead1].stoppingAt, executionStoppedAt')?.text).toContain('42 s');
    expect(finding.remedy.settings).toMatchObject([
      { path: 'stopTimeout', container: 'api', current: 30, recommended: 120, unit: 's' },
    ]);
  });

  it('does not count one that was gone before its time was over', () => {
    const stopped = [replaced(42), replaced(12, { id: 'dead2', stoppedAgo: 400 })];
    const finding = fires(sigtermIgnored, healthySnapshot({ stopped }));
    expect(finding.summary).toContain('in 1 of 2 stopped tasks');
  });

  it('is told of an older task as well, where the newest was gone in time', () => {
    const stopped = [replaced(12), replaced(42, { id: 'dead2', stoppedAgo: 400 })];
    expect(fires(sigtermIgnored, healthySnapshot({ stopped })).evidence[0]?.ref).toContain('dead2');
  });

  it('doubles the time on a container host, where there is no upper limit', () => {
    const change: Change = {
      stopped: [replaced(95)],
      container: { stopTimeoutSeconds: 90 },
      definition: { requiresCompatibilities: [untrusted('EC2')] },
    };
    const finding = fires(sigtermIgnored, healthySnapshot(change));
    expect(finding.remedy.settings).toMatchObject([{ current: 90, recommended: 180 }]);
  });

  it('asks for no more than Fargate allows', () => {
    const change: Change = { stopped: [replaced(125)], container: { stopTimeoutSeconds: 120 } };
    expect(fires(sigtermIgnored, healthySnapshot(change)).remedy.settings).toEqual([]);
  });

  it('is a risk: whatever ordered the stop is the cause', () => {
    expect(sigtermIgnored.role).toBe('risk');
    const task = { ...failedCheck({ exitCode: 137 }), executionStoppedAt: ago(78) };
    expect(fires(sigtermIgnored, healthySnapshot({ stopped: [task] })).affected.tasks).toBe(0);
  });

  it.each<[string, Change]>([
    ['a container that died before any order to stop', { stopped: [stoppedTask({ exitCode: 137 })] }],
    ['a container that ended in order', { stopped: [replaced(12, { exitCode: 0 })] }],
    ['a container that the signal itself ended', { stopped: [replaced(42, { exitCode: 143 })] }],
    ['a container that was gone before its time was over', { stopped: [replaced(12)] }],
    [
      'a container that ran out of memory while it was told to stop',
      {
        stopped: [
          replaced(42, { containerReason: 'OutOfMemoryError: Container killed due to memory usage' }),
        ],
      },
    ],
    [
      'a time that only the template knows',
      { stopped: [replaced(42)], container: { stopTimeoutSeconds: { unresolved: 'Ref StopTimeout' } } },
    ],
    ['times that are not known', { stopped: [{ ...replaced(42), executionStoppedAt: undefined }] }],
  ])('stays silent on %s', (_, change) => {
    staysSilent(sigtermIgnored, healthySnapshot(change));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(sigtermIgnored);
  });
});
