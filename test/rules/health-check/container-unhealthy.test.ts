import { describe, expect, it } from 'vitest';
import { containerUnhealthy } from '../../../src/rules/health-check/container-unhealthy.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent } from '../../support/snapshot.ts';
import { failedCheck, failedTarget, logOf } from '../../support/task.ts';

const EVENT = event(60, '(service backend) (task dead1) failed container health checks.');

describe('the rule container-unhealthy', () => {
  it('shows tasks that were replaced for their check, as a symptom', () => {
    const task = failedCheck();
    const logs = [logOf(task, [[1, 'loading']])];
    const finding = fires(containerUnhealthy, healthySnapshot({ stopped: [task], logs }));
    expect(containerUnhealthy.role).toBe('symptom');
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(finding.evidence[0]).toMatchObject({ ref: 'tasks[dead1].stoppedReason', weight: 'direct' });
  });

  it('is less sure where no log was read, because a failing application fails its check as well', () => {
    const finding = fires(containerUnhealthy, healthySnapshot({ stopped: [failedCheck()] }));
    expect(finding.confidence).toBe('likely');
  });

  it('reads the event where no stopped task is left', () => {
    const finding = fires(containerUnhealthy, healthySnapshot({ events: [EVENT] }));
    expect(finding.evidence[0]).toMatchObject({
      kind: 'service-event',
      ref: 'services[0].events[0].message',
    });
  });

  it('stays silent on an event that a steady state has followed', () => {
    staysSilent(containerUnhealthy, healthySnapshot({ events: [steadyEvent(10), EVENT] }));
  });

  it('stays silent on tasks that a load balancer found unhealthy', () => {
    staysSilent(containerUnhealthy, healthySnapshot({ stopped: [failedTarget()] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(containerUnhealthy);
  });
});
