import { describe, expect, it } from 'vitest';
import { targetUnhealthy } from '../../../src/rules/load-balancer/target-unhealthy.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot, steadyEvent, targetEvent, unhealthyTarget } from '../../support/snapshot.ts';
import { failedCheck, failedTarget, logOf } from '../../support/task.ts';

describe('the rule target-unhealthy', () => {
  it('shows what the load balancer met, as a symptom', () => {
    const task = failedTarget();
    const events = [targetEvent(60, 'Request timed out')];
    const logs = [logOf(task, [[1, 'Starting']])];
    const finding = fires(targetUnhealthy, healthySnapshot({ stopped: [task], events, logs }));
    expect(targetUnhealthy.role).toBe('symptom');
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(finding.summary).toContain('“Request timed out”');
    expect(finding.evidence.map(({ ref }) => ref)).toEqual([
      'tasks[dead1].stoppedReason',
      'services[0].events[0].message',
    ]);
  });

  it('is less sure where no log was read, because a failing application fails the probe as well', () => {
    const events = [targetEvent(60, 'Request timed out')];
    expect(fires(targetUnhealthy, healthySnapshot({ stopped: [failedTarget()], events })).confidence).toBe(
      'likely',
    );
  });

  it('shows targets that are unhealthy now, where nothing was stopped yet', () => {
    const targets = [unhealthyTarget('Request timed out')];
    const finding = fires(targetUnhealthy, healthySnapshot({ targets }));
    expect(finding.evidence[0]).toMatchObject({
      source: 'elasticloadbalancing:DescribeTargetHealth',
      text: 'target 10.0.1.9:8000 is unhealthy (Request timed out)',
    });
  });

  it('stays silent on an event that a steady state has followed, and on a failed container check', () => {
    const events = [steadyEvent(10), targetEvent(60, 'Request timed out')];
    staysSilent(targetUnhealthy, healthySnapshot({ events }));
    staysSilent(targetUnhealthy, healthySnapshot({ stopped: [failedCheck()] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(targetUnhealthy);
  });
});
