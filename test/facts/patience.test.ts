import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { patienceChanges } from '../../src/facts/patience.ts';
import type { TargetGroup } from '../../src/model/target-group.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { GROUP_ARN } from '../support/task.ts';

function changesOf(targetGroup: Partial<TargetGroup>, change: Change = {}) {
  const facts = readFacts(healthySnapshot({ ...change, targetGroup }));
  return patienceChanges(facts, facts.targetWindows[0]);
}

describe('what makes a load balancer patient', () => {
  it('is a longer timeout, more failures and more tasks', () => {
    expect(changesOf({})).toMatchObject([
      {
        path: 'targetGroup.HealthCheckTimeoutSeconds',
        targetGroupArn: GROUP_ARN,
        current: 5,
        recommended: 10,
        because: expect.stringContaining('twice as long, below the interval of 30 s'),
      },
      {
        path: 'targetGroup.UnhealthyThresholdCount',
        targetGroupArn: GROUP_ARN,
        current: 2,
        recommended: 4,
        because: expect.stringContaining('120 s instead of 60 s'),
      },
      { path: 'service.desiredCount', current: 2, recommended: 3, unit: 'tasks' },
    ]);
  });

  it('lengthens an interval that is too short for the longer timeout', () => {
    expect(changesOf({ healthCheckIntervalSeconds: 10, healthCheckTimeoutSeconds: 6 })).toMatchObject([
      {
        path: 'targetGroup.HealthCheckIntervalSeconds',
        current: 10,
        recommended: 15,
        because: expect.stringContaining('a probe of 12 s must end before the next one begins'),
      },
      { current: 6, recommended: 12, because: expect.stringContaining('below the interval of 15 s') },
      { current: 2, recommended: 4, because: expect.stringContaining('60 s instead of 20 s') },
      { path: 'service.desiredCount' },
    ]);
  });

  it('keeps the timeout below the interval, stays within what AWS allows, and lowers nothing', () => {
    const settings = fc.record({
      healthCheckIntervalSeconds: fc.integer({ min: 5, max: 300 }),
      healthCheckTimeoutSeconds: fc.integer({ min: 2, max: 120 }),
      unhealthyThreshold: fc.integer({ min: 2, max: 10 }),
    });
    fc.assert(
      fc.property(settings, fc.integer({ min: 1, max: 5000 }), (targetGroup, desiredCount) => {
        const changes = changesOf(targetGroup, { state: { desiredCount } });
        const longer = changes.find(({ path }) => path === 'targetGroup.HealthCheckIntervalSeconds');
        const interval = Number(longer?.recommended ?? targetGroup.healthCheckIntervalSeconds);
        expect(interval).toBeLessThanOrEqual(300);
        for (const { path, current, recommended } of changes) {
          expect(Number(recommended)).toBeGreaterThan(Number(current));
          if (path === 'targetGroup.HealthCheckTimeoutSeconds') {
            expect(Number(recommended)).toBeLessThan(interval);
            expect(Number(recommended)).toBeLessThanOrEqual(120);
          }
          if (path === 'targetGroup.UnhealthyThresholdCount') {
            expect(Number(recommended)).toBeLessThanOrEqual(10);
          }
        }
      }),
    );
  });

  it('asks for nothing of a check that is as patient as it can be', () => {
    const patient = {
      healthCheckIntervalSeconds: 121,
      healthCheckTimeoutSeconds: 120,
      unhealthyThreshold: 10,
    };
    expect(changesOf(patient).map(({ path }) => path)).toEqual(['service.desiredCount']);
  });

  it('asks for no tasks of a service that wants none, and for nothing of a check that is not known', () => {
    expect(changesOf({}, { state: { desiredCount: 0 } }).map(({ path }) => path)).not.toContain(
      'service.desiredCount',
    );
    const unresolved = { healthCheckIntervalSeconds: { unresolved: 'Ref Interval' } };
    expect(changesOf(unresolved).map(({ path }) => path)).toEqual(['service.desiredCount']);
  });
});
