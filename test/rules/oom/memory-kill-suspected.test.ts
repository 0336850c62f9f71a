import { describe, expect, it } from 'vitest';
import { memoryKillSuspected } from '../../../src/rules/oom/memory-kill-suspected.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck, logOf, stoppedTask } from '../../support/task.ts';

describe('the rule memory-kill-suspected', () => {
  it('suspects memory where a container was killed before any order to stop', () => {
    const finding = fires(
      memoryKillSuspected,
      healthySnapshot({ stopped: [stoppedTask({ exitCode: 137 })] }),
    );
    expect(finding).toMatchObject({ confidence: 'likely', affected: { tasks: 1, of: 1 } });
    expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({
      weight: 'circumstantial',
      text: 'container api ended with exit code 137',
    });
    expect(evidenceAt(finding, 'taskDefinition.memory')?.text).toBe('taskDefinition.memory is 1024 MiB');
    expect(finding.remedy.settings).toMatchObject([{ path: 'taskDefinition.memory', recommended: 2048 }]);
  });

  it.each([
    ['a failed check', failedCheck({ exitCode: 137 })],
    [
      'scaling in',
      stoppedTask({
        stopCode: 'ServiceSchedulerInitiated',
        reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
        exitCode: 137,
      }),
    ],
    [
      'a Spot interruption',
      stoppedTask({ stopCode: 'SpotInterruption', reason: 'Your Spot Task was interrupted.', exitCode: 137 }),
    ],
    ['a user', stoppedTask({ stopCode: 'UserInitiated', reason: 'Task stopped by user', exitCode: 137 })],
  ])('stays silent on 137 after the order to stop that %s gave', (_, task) => {
    staysSilent(memoryKillSuspected, healthySnapshot({ stopped: [task] }));
  });

  it('stays silent where the log says why', () => {
    const task = stoppedTask({ exitCode: 137 });
    const logs = [logOf(task, [[3, 'panic: out of ideas']])];
    staysSilent(memoryKillSuspected, healthySnapshot({ stopped: [task], logs }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(memoryKillSuspected);
  });
});
