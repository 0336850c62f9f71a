import { describe, expect, it } from 'vitest';
import { reviewChecks } from '../../src/facts/check-review.ts';
import { readFacts } from '../../src/facts/facts.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { failedCheck, logOf, READY, runningTask } from '../support/task.ts';

function reviewsOf(change: Change = {}) {
  return reviewChecks(readFacts(healthySnapshot(change)));
}

const SLOW = failedCheck({ lived: 150 });

describe('the review of the health checks', () => {
  it('tells when each can end a task at the earliest', () => {
    expect(reviewsOf()).toMatchObject([
      // 60 s start period, 3 × every 20 s: the third failure that counts comes at 100 s, within the grace period.
      {
        check: 'container',
        subject: 'api',
        unhealthyAfterSeconds: 100,
        unhealthyAtLatestSeconds: 135,
        graceSeconds: 180,
        earliestKillSeconds: 180,
      },
      // Two failures, 30 s apart.
      {
        check: 'load-balancer',
        subject: 'backend',
        startPeriodSeconds: null,
        unhealthyAfterSeconds: 60,
        earliestKillSeconds: 180,
      },
    ]);
  });

  it('without a grace period lets the check itself decide', () => {
    expect(reviewsOf({ settings: { healthCheckGracePeriodSeconds: undefined } })).toMatchObject([
      { graceSeconds: 0, earliestKillSeconds: 100 },
      { graceSeconds: 0, earliestKillSeconds: 60 },
    ]);
  });

  it('tells what was seen, and what to set where that does not fit', () => {
    const [container, target] = reviewsOf({ stopped: [SLOW], logs: [logOf(SLOW, [[140, READY]])] });
    expect(container).toMatchObject({
      ready: { least: 140, most: 140, tasks: 1 },
      killed: { least: 150, most: 150, tasks: 1 },
      settings: [
        { path: 'healthCheck.startPeriod', current: 60, recommended: 215 },
        { path: 'service.healthCheckGracePeriodSeconds', current: 180, recommended: 300 },
      ],
    });
    // The application is ready within the grace period, which is all that this check has to do with.
    expect(target).toMatchObject({ killed: null, settings: [] });
  });

  it('recommends one grace period, whichever check asks for it', () => {
    const changes = reviewsOf({
      settings: { healthCheckGracePeriodSeconds: 0 },
      stopped: [SLOW],
      logs: [logOf(SLOW, [[140, READY]])],
    }).map(({ settings }) => settings.find(({ path }) => path === 'service.healthCheckGracePeriodSeconds'));
    expect(changes.map((change) => change?.recommended)).toEqual([300, 300]);
  });

  it('asks for nothing where the time that was seen fits', () => {
    const task = runningTask('aaa1');
    const [container] = reviewsOf({ running: [task], logs: [logOf(task, [[20, READY]])] });
    expect(container).toMatchObject({ ready: { most: 20 }, killed: null, settings: [] });
  });

  it('knows no time where no task said that it was ready', () => {
    expect(reviewsOf({ stopped: [SLOW] })[0]).toMatchObject({ ready: null, settings: [] });
  });
});
