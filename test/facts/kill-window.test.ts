import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerCheckWindow, targetCheckWindow } from '../../src/facts/kill-window.ts';
import { valueOr } from '../../src/model/section.ts';
import type { HealthCheck } from '../../src/model/task-definition.ts';
import { containerDefinition, healthySnapshot } from '../support/snapshot.ts';

type Settings = Omit<HealthCheck, 'command'>;

function windowOf(settings: Settings) {
  return containerCheckWindow(containerDefinition('api', { healthCheck: { command: [], ...settings } }));
}

const SETTINGS = fc.record({
  intervalSeconds: fc.integer({ min: 5, max: 300 }),
  timeoutSeconds: fc.integer({ min: 2, max: 60 }),
  retries: fc.integer({ min: 1, max: 10 }),
  startPeriodSeconds: fc.integer({ min: 0, max: 300 }),
});

describe('when a container that never answers is declared UNHEALTHY', () => {
  it.each<[number, number, number, number, number, number]>([
    // The founding story: 60 s of start period, then 3 × 20 s.
    [20, 5, 3, 60, 100, 135],
    [30, 5, 3, 0, 90, 105],
    [30, 5, 3, 120, 180, 225],
    [10, 2, 1, 0, 10, 12],
    [10, 2, 1, 300, 300, 312],
    [60, 5, 3, 30, 180, 225],
  ])('with %s s interval, %s s timeout, %s retries and %s s start period it is %s to %s s', (...row) => {
    const [intervalSeconds, timeoutSeconds, retries, startPeriodSeconds, earliest, latest] = row;
    expect(windowOf({ intervalSeconds, timeoutSeconds, retries, startPeriodSeconds })).toMatchObject({
      unhealthyAfterSeconds: earliest,
      unhealthyAtLatestSeconds: latest,
    });
  });

  it('takes the defaults of ECS for what is not set: 30 s, 5 s, 3 retries, no start period', () => {
    expect(windowOf({})).toEqual(
      windowOf({ intervalSeconds: 30, timeoutSeconds: 5, retries: 3, startPeriodSeconds: 0 }),
    );
  });

  it('is not known without a check, or where a number is left to AWS', () => {
    expect(containerCheckWindow(containerDefinition('api'))).toBeUndefined();
    expect(windowOf({ retries: { unresolved: '!Ref Retries' } })).toBeUndefined();
  });

  it('is never within the start period, and never before the first probe', () => {
    fc.assert(
      fc.property(SETTINGS, (settings) => {
        const after = windowOf(settings)?.unhealthyAfterSeconds ?? 0;
        expect(after).toBeGreaterThanOrEqual(settings.startPeriodSeconds);
        expect(after).toBeGreaterThanOrEqual(settings.intervalSeconds);
      }),
    );
  });

  it('is never sooner with a longer start period or more retries', () => {
    fc.assert(
      fc.property(SETTINGS, fc.nat(100), fc.nat(5), (settings, seconds, retries) => {
        const patient = {
          ...settings,
          startPeriodSeconds: settings.startPeriodSeconds + seconds,
          retries: settings.retries + retries,
        };
        const [quick, slow] = [windowOf(settings), windowOf(patient)];
        expect(slow?.unhealthyAfterSeconds).toBeGreaterThanOrEqual(quick?.unhealthyAfterSeconds ?? 0);
        expect(slow?.unhealthyAtLatestSeconds).toBeGreaterThanOrEqual(quick?.unhealthyAtLatestSeconds ?? 0);
      }),
    );
  });
});

describe('when a target that never answers is declared unhealthy', () => {
  const [group] = valueOr(healthySnapshot().blueprint.targetGroups, []);

  it.each([
    [30, 2, 60],
    [10, 3, 30],
    [5, 10, 50],
  ])('with %s s interval and a threshold of %s it is %s s', (intervalSeconds, threshold, expected) => {
    if (group === undefined) throw new Error('the snapshot has no target group');
    const window = targetCheckWindow({
      ...group,
      healthCheckIntervalSeconds: intervalSeconds,
      unhealthyThreshold: threshold,
    });
    expect(window?.unhealthyAfterSeconds).toBe(expected);
  });

  it('takes the defaults of an Application Load Balancer for what is not set', () => {
    if (group === undefined) throw new Error('the snapshot has no target group');
    const bare = { arn: group.arn, name: group.name, loadBalancerArns: [] };
    expect(targetCheckWindow(bare)).toMatchObject({
      intervalSeconds: 30,
      timeoutSeconds: 5,
      unhealthyThreshold: 2,
      healthyThreshold: 5,
      unhealthyAfterSeconds: 60,
    });
  });
});
