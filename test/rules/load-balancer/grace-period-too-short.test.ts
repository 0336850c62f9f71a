import { describe, expect, it } from 'vitest';
import { gracePeriodTooShort } from '../../../src/rules/load-balancer/grace-period-too-short.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot, targetEvent } from '../../support/snapshot.ts';
import { failedTarget, logOf, READY, runningTask } from '../../support/task.ts';

const DEAD = failedTarget({ lived: 200 });
const ALIVE = runningTask('aaa1', 600);
const LOGS = [logOf(DEAD, [[1, 'Starting']]), logOf(ALIVE, [[240, READY]])];

/** A grace period of 180 s, and an application that needs 240 s. */
function answered(probe: string) {
  return healthySnapshot({
    stopped: [DEAD],
    running: [ALIVE],
    logs: LOGS,
    events: [targetEvent(115, probe)],
  });
}

describe('the rule grace-period-too-short', () => {
  it('finds a grace period that ends before the application is ready', () => {
    const finding = fires(gracePeriodTooShort, answered('Health checks failed'));
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(finding.summary).toContain('60 s after registration (2 × 30 s) and the grace period is 180 s');
    expect(finding.summary).toContain('was ready after 240 s');
    expect(evidenceAt(finding, 'tasks[dead1].stoppedReason')).toMatchObject({ weight: 'direct' });
    expect(evidenceAt(finding, 'services[0].healthCheckGracePeriodSeconds')?.text).toBe(
      'the health check grace period is 180 s',
    );
  });

  it('recommends a grace period for one and a half times the time, the registration and one more probe, and a container check that waits as long', () => {
    expect(fires(gracePeriodTooShort, answered('Health checks failed')).remedy.settings).toMatchObject([
      { path: 'healthCheck.startPeriod', container: 'api', current: 60, recommended: 300 },
      { path: 'healthCheck.retries', current: 3 },
      { path: 'service.healthCheckGracePeriodSeconds', current: 180, recommended: 435, unit: 's' },
    ]);
  });

  it('reads 503 from a task that is not ready as “not yet”', () => {
    fires(gracePeriodTooShort, answered('Health checks failed with these codes: [503]'));
  });

  it('is less sure where no task ever became ready, and says that more time may be needed', () => {
    const stopped = [DEAD];
    const finding = fires(gracePeriodTooShort, healthySnapshot({ stopped, logs: LOGS.slice(0, 1) }));
    expect(finding.confidence).toBe('likely');
    expect(finding.summary).toContain('no task was ready within the 200 s that it was given');
    expect(finding.remedy.settings).toMatchObject([
      {
        recommended: 375,
        because:
          '15 s to register + 1.5 × 200 s to ready + 1 × 30 s interval + 5 s timeout + 15 s, rounded up; a rule of thumb, since no task got as far as ready: it may need more',
      },
    ]);
  });

  it('stays silent where the application answers with another code', () => {
    staysSilent(gracePeriodTooShort, answered('Health checks failed with these codes: [404]'));
  });

  it('stays silent where the application was ready early', () => {
    const logs = [logOf(DEAD, [[10, READY]])];
    staysSilent(gracePeriodTooShort, healthySnapshot({ stopped: [DEAD], logs }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(gracePeriodTooShort);
  });
});
