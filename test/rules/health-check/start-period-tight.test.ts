import { describe, expect, it } from 'vitest';
import { startPeriodTight } from '../../../src/rules/health-check/start-period-tight.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { logOf, READY, runningTask } from '../../support/task.ts';

/** The check of the healthy service gives up after 60 + 2 × 20 = 100 s at the earliest. */
function readyAfter(seconds: number, healthCheckGracePeriodSeconds = 0) {
  const running = [runningTask('aaa1'), runningTask('aaa2')];
  const logs = running.map((task, index) => logOf(task, [[seconds - index, READY]]));
  return healthySnapshot({ settings: { healthCheckGracePeriodSeconds }, running, logs });
}

describe('the rule start-period-tight', () => {
  it('mentions as a risk an application that is ready just in time', () => {
    const finding = fires(startPeriodTight, readyAfter(80));
    expect(startPeriodTight.role).toBe('risk');
    expect(finding.severity).toBe('warning');
    expect(finding.summary).toContain('ready after 79–80 s, and its health check may give up after 100 s');
    expect(finding.summary).toContain('(120 s) would be too late');
    expect(evidenceAt(finding, 'ecs/api/aaa1')?.text).toContain('(80 s after the task started)');
    expect(finding.remedy.settings).toMatchObject([
      { path: 'healthCheck.startPeriod', container: 'api', current: 60, recommended: 125, unit: 's' },
    ]);
  });

  it('stays silent where there is time to spare, or the start is too slow already', () => {
    staysSilent(startPeriodTight, readyAfter(66));
    staysSilent(startPeriodTight, readyAfter(100));
  });

  it('stays silent where a grace period bridges a slow start, or nothing was seen', () => {
    staysSilent(startPeriodTight, readyAfter(80, 120));
    fires(startPeriodTight, readyAfter(80, 119));
    staysSilent(startPeriodTight, healthySnapshot({ settings: { healthCheckGracePeriodSeconds: 0 } }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(startPeriodTight);
  });
});
