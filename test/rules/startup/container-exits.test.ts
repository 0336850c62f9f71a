import { describe, expect, it } from 'vitest';
import { containerExits } from '../../../src/rules/startup/container-exits.ts';
import { evidenceAt, findingsOf, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { container, failedCheck, logOf, stoppedTask } from '../../support/task.ts';

describe('the rule container-exits', () => {
  it('finds a container that ends without an error, and quotes its last words', () => {
    const task = stoppedTask({ exitCode: 0, lived: 4 });
    const logs = [logOf(task, [[3, 'all jobs done']])];
    const finding = fires(containerExits, healthySnapshot({ stopped: [task], logs }));
    expect(finding).toMatchObject({
      title: 'Container api ends by itself with exit code 0',
      confidence: 'certain',
      affected: { tasks: 1, of: 1 },
    });
    expect(finding.summary).toContain('its last words: “all jobs done”');
    expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({ weight: 'direct' });
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'circumstantial' });
  });

  it('quotes, of the last ten lines, the last one that speaks of an error', () => {
    const quoted = (...lines: readonly string[]) => {
      const task = stoppedTask();
      const log = logOf(
        task,
        lines.map((line, index) => [index, line] as const),
      );
      return fires(containerExits, healthySnapshot({ stopped: [task], logs: [log] })).summary;
    };
    const tidying = (count: number) => Array.from({ length: count }, (_, index) => `cleaning up ${index}`);
    expect(quoted('job failed: no input', ...tidying(9))).toContain('“job failed: no input”');
    expect(quoted('job failed: no input', ...tidying(10))).toContain('“cleaning up 9”');
  });

  it('makes one finding for each container that ends', () => {
    const stopped = [
      stoppedTask({ id: 'dead1', containers: [container('api', { exitCode: 1 })] }),
      stoppedTask({ id: 'dead2', containers: [container('log_router', { exitCode: 255 })] }),
    ];
    const snapshot = healthySnapshot({ stopped, sidecars: [containerDefinition('log_router')] });
    expect(findingsOf(containerExits, snapshot).map(({ title }) => title)).toEqual([
      'Container api ends by itself with exit code 1',
      'Container log_router ends by itself with exit code 255',
    ]);
  });

  it('leaves a known error in the log to the rule that knows it', () => {
    const task = stoppedTask();
    const logs = [logOf(task, [[3, "KeyError: 'DATABASE_URL'"]])];
    staysSilent(containerExits, healthySnapshot({ stopped: [task], logs }));
  });

  it('takes an exit whose log got lost for one of those that say why', () => {
    const said = stoppedTask({ id: 'dead1' });
    const lost = stoppedTask({ id: 'dead2', stoppedAgo: 600 });
    const logs = [logOf(said, [[3, "KeyError: 'DATABASE_URL'"]])];
    staysSilent(containerExits, healthySnapshot({ stopped: [said, lost], logs }));
  });

  it('stays silent on exits that answer the order to stop, and on a kill', () => {
    staysSilent(containerExits, healthySnapshot({ stopped: [failedCheck({ exitCode: 0 })] }));
    staysSilent(containerExits, healthySnapshot({ stopped: [stoppedTask({ exitCode: 137 })] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(containerExits);
  });
});
