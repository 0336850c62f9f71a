import { describe, expect, it } from 'vitest';
import { workerKilled } from '../../../src/rules/oom/worker-killed.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedTarget, logOf, stoppedTask } from '../../support/task.ts';

const KILLED = '[ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?';

describe('the rule worker-killed', () => {
  it('quotes the parent whose worker was killed, and recommends more memory', () => {
    const task = failedTarget();
    const finding = fires(
      workerKilled,
      healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, KILLED]])] }),
    );
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'direct', text: KILLED });
    expect(finding.remedy.settings).toMatchObject([
      { path: 'taskDefinition.memory', current: 1024, recommended: 2048, unit: 'MiB' },
    ]);
  });

  it('quotes the shell whose child was killed', () => {
    const task = stoppedTask({ exitCode: 1 });
    const line = '/entrypoint.sh: line 12:    17 Killed                  python worker.py';
    fires(workerKilled, healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, line]])] }));
  });

  it('stays silent on a worker that was killed for being slow', () => {
    const task = failedTarget();
    const logs = [
      logOf(task, [
        [89, '[CRITICAL] WORKER TIMEOUT (pid:17)'],
        [90, KILLED],
      ]),
    ];
    staysSilent(workerKilled, healthySnapshot({ stopped: [task], logs }));
  });

  it('stays silent on tasks whose log does not speak of memory', () => {
    const task = failedTarget();
    staysSilent(workerKilled, healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, 'GET / 200']])] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(workerKilled);
  });
});
