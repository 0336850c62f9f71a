import { describe, expect, it } from 'vitest';
import { gracePeriodMissing } from '../../../src/rules/load-balancer/grace-period-missing.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, healthySnapshot, without } from '../../support/snapshot.ts';
import { failedTarget, logOf, READY, runningTask } from '../../support/task.ts';

/** Without a grace period and a container check, on the way to its first steady state. */
function deploying(change: Change = {}) {
  return healthySnapshot({
    settings: { healthCheckGracePeriodSeconds: 0 },
    container: { healthCheck: undefined },
    stopped: [failedTarget()],
    ...change,
  });
}

function readyAfter(seconds: number): Change {
  const task = runningTask('aaa1');
  return { running: [task], logs: [logOf(task, [[seconds, READY]])] };
}

describe('the rule grace-period-missing', () => {
  it('names a grace period by rule of thumb where no task was seen to become ready', () => {
    const finding = fires(gracePeriodMissing, deploying());
    expect(gracePeriodMissing.role).toBe('risk');
    expect(finding.severity).toBe('warning');
    expect(finding.summary).toContain('target group backend gives up after 2 × 30 s = 60 s');
    expect(evidenceAt(finding, 'services[0].healthCheckGracePeriodSeconds')?.text).toContain('0 or not set');
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'service.healthCheckGracePeriodSeconds',
        current: 0,
        recommended: 120,
        because: expect.stringContaining('a rule of thumb'),
      },
    ]);
  });

  it('computes it from what was seen', () => {
    const finding = fires(gracePeriodMissing, deploying(readyAfter(50)));
    expect(finding.summary).toContain('was seen to need 50 s');
    // 15 + 1.5 × 50 + 30 + 5 + 15 = 140, rounded up to 15.
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'service.healthCheckGracePeriodSeconds',
        recommended: 150,
        because: expect.stringContaining('1.5 × 50 s'),
      },
    ]);
  });

  it('takes a grace period that was never set as 0', () => {
    fires(gracePeriodMissing, deploying({ settings: { healthCheckGracePeriodSeconds: undefined } }));
  });

  it('cannot know that no task failed where stopped tasks may not be read', () => {
    fires(gracePeriodMissing, without('stoppedTasks', deploying({ stopped: [] })));
  });

  it.each<[string, Change]>([
    ['an application that was seen ready well within the time', readyAfter(39)],
    ['a deployment that completed without a failed task', { stopped: [] }],
    ['a grace period', { settings: { healthCheckGracePeriodSeconds: 1 } }],
    ['a start period, of which grace-within-window speaks', { container: {} }],
    ['a service without a load balancer', { settings: { loadBalancers: [] } }],
    [
      'a grace period that only AWS resolves',
      { settings: { healthCheckGracePeriodSeconds: { unresolved: '!Ref Grace' } } },
    ],
  ])('stays silent on %s', (_, change) => {
    staysSilent(gracePeriodMissing, deploying(change));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(gracePeriodMissing);
  });
});
