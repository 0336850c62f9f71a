import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContainerCheckWindow, TargetCheckWindow } from '../../src/facts/kill-window.ts';
import { adviseGrace, adviseStartPeriod } from '../../src/facts/recommend.ts';
import { type Untrusted, untrusted } from '../../src/model/text.ts';
import { GROUP_ARN } from '../support/task.ts';

const CONTAINER: ContainerCheckWindow = {
  containerName: 'api',
  intervalSeconds: 20,
  timeoutSeconds: 5,
  retries: 3,
  startPeriodSeconds: 60,
  unhealthyAfterSeconds: 100,
  unhealthyAtLatestSeconds: 135,
};

function target(protocol: Untrusted): TargetCheckWindow {
  return {
    targetGroup: { arn: GROUP_ARN, name: untrusted('backend'), protocol, loadBalancerArns: [] },
    intervalSeconds: 30,
    timeoutSeconds: 5,
    unhealthyThreshold: 2,
    healthyThreshold: 5,
    unhealthyAfterSeconds: 60,
  };
}

const HTTP = target(untrusted('HTTP'));
const TCP = target(untrusted('TCP'));

const READY_SECONDS = fc.double({ min: 0, max: 1000, noNaN: true });
const WINDOW = fc
  .record({ intervalSeconds: fc.integer({ min: 5, max: 300 }), retries: fc.integer({ min: 1, max: 10 }) })
  .map((part) => ({ ...CONTAINER, ...part }));

describe('the start period to recommend', () => {
  it.each([
    // The founding story: ready after at most 175 s.
    [175, 270, 3],
    [100, 155, 3],
    // Never less than it is.
    [2, 60, 3],
    [250, 300, 5],
  ])(
    'for an application that needs %s s is %s s, with %s retries',
    (readySeconds, startPeriodSeconds, retries) => {
      expect(adviseStartPeriod(readySeconds, CONTAINER)).toMatchObject({ startPeriodSeconds, retries });
    },
  );

  it('is a multiple of 5 that ECS accepts, and never lowers the retries', () => {
    fc.assert(
      fc.property(READY_SECONDS, WINDOW, (readySeconds, window) => {
        const advice = adviseStartPeriod(readySeconds, window);
        expect(advice.startPeriodSeconds % 5).toBe(0);
        expect(advice.startPeriodSeconds).toBeGreaterThanOrEqual(10);
        expect(advice.startPeriodSeconds).toBeLessThanOrEqual(300);
        expect(advice.retries).toBeGreaterThanOrEqual(window.retries);
        expect(advice.retries).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('covers one and a half times what was observed: with more retries, then with a longer interval', () => {
    fc.assert(
      fc.property(READY_SECONDS, WINDOW, (readySeconds, window) => {
        const { coveredSeconds, intervalSeconds, retries } = adviseStartPeriod(readySeconds, window);
        expect(coveredSeconds).toBeGreaterThanOrEqual(1.5 * readySeconds);
        expect(intervalSeconds).toBeGreaterThanOrEqual(window.intervalSeconds);
        if (intervalSeconds > window.intervalSeconds) expect(retries).toBe(10);
      }),
    );
  });
});

describe('the grace period to recommend', () => {
  it('covers the container check that is recommended with it', () => {
    const container = { ...adviseStartPeriod(175, CONTAINER), window: CONTAINER };
    expect(adviseGrace(175, container, undefined).graceSeconds).toBe(345);
  });

  it('covers the registration of a target and one probe more', () => {
    expect(adviseGrace(240, undefined, HTTP).graceSeconds).toBe(435);
  });

  it('waits for every probe that a network load balancer wants to succeed', () => {
    expect(adviseGrace(240, undefined, TCP).graceSeconds).toBe(555);
  });

  it('shows its arithmetic', () => {
    expect(adviseGrace(240, undefined, HTTP).arithmetic).toBe(
      '15 s to register + 1.5 × 240 s to ready + 1 × 30 s interval + 5 s timeout + 15 s, rounded up',
    );
  });

  it('is a multiple of 15 that covers one and a half times what was observed, and both checks', () => {
    fc.assert(
      fc.property(
        READY_SECONDS,
        WINDOW,
        fc.constantFrom(HTTP, TCP, undefined),
        (readySeconds, window, balancer) => {
          const container = { ...adviseStartPeriod(readySeconds, window), window };
          const grace = adviseGrace(readySeconds, container, balancer).graceSeconds;
          expect(grace % 15).toBe(0);
          expect(grace).toBeGreaterThanOrEqual(1.5 * readySeconds);
          expect(grace).toBeGreaterThanOrEqual(adviseGrace(readySeconds, container, undefined).graceSeconds);
          expect(grace).toBeGreaterThanOrEqual(adviseGrace(readySeconds, undefined, balancer).graceSeconds);
        },
      ),
    );
  });
});
