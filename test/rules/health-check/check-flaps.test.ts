import { describe, expect, it } from 'vitest';
import { checkFlaps } from '../../../src/rules/health-check/check-flaps.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedCheck, logOf } from '../../support/task.ts';

describe('the rule check-flaps', () => {
  it('finds tasks that had lived far beyond their check when it failed', () => {
    const stopped = [failedCheck({ id: 'dead1', lived: 1800 }), failedCheck({ id: 'dead2', lived: 2400 })];
    const logs = stopped.map((task) => logOf(task, [[1, 'serving']]));
    const finding = fires(checkFlaps, healthySnapshot({ stopped, logs }));
    expect(finding).toMatchObject({ confidence: 'likely', affected: { tasks: 2, of: 2 } });
    expect(finding.summary).toContain('Tasks live about 35 min');
    expect(evidenceAt(finding, 'tasks[dead1].stoppedReason')).toMatchObject({
      text: 'Task failed container health checks',
    });
    expect(evidenceAt(finding, 'containerDefinitions[api].healthCheck')).toMatchObject({
      weight: 'circumstantial',
      text: '3 failures 20 s apart are enough; each probe has 5 s',
    });
  });

  it('is certain only where the container writes of the probes that failed', () => {
    const task = failedCheck({ lived: 1800 });
    const refusals = [1735, 1755, 1775, 1795].map((second) => [second, 'probe refused: too busy'] as const);
    const logs = [logOf(task, [[1, 'serving'], ...refusals])];
    expect(fires(checkFlaps, healthySnapshot({ stopped: [task], logs })).confidence).toBe('certain');
  });

  it('recommends twice the timeout, at least 10 s, and two more retries', () => {
    const finding = fires(checkFlaps, healthySnapshot({ stopped: [failedCheck({ lived: 1800 })] }));
    expect(finding.remedy.settings).toMatchObject([
      { path: 'healthCheck.timeout', container: 'api', current: 5, recommended: 10, unit: 's' },
      { path: 'healthCheck.retries', container: 'api', current: 3, recommended: 5 },
    ]);
  });

  it('stays silent on tasks that never outlived their first check', () => {
    staysSilent(checkFlaps, healthySnapshot({ stopped: [failedCheck({ lived: 130 })] }));
    staysSilent(checkFlaps, healthySnapshot({ stopped: [failedCheck({ lived: 599 })] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(checkFlaps);
  });
});
