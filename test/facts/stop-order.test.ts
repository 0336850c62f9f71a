import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { killedAfterOrder } from '../../src/facts/stop-order.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { ago, type StopStory, stoppedTask } from '../support/task.ts';

/** What is said of a task that ended so many seconds after the order to stop. */
function killed(seconds: number, story: StopStory = {}, change: Change = {}) {
  const task = stoppedTask({
    stopCode: 'ServiceSchedulerInitiated',
    reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
    exitCode: 137,
    stoppedAgo: 120,
    ...story,
  });
  const stopped = [{ ...task, executionStoppedAt: ago(120 - seconds) }];
  const [stop] = readFacts(healthySnapshot({ ...change, stopped })).stops;
  return stop && killedAfterOrder(stop);
}

describe('a container that was killed after the order to stop', () => {
  it('had all the time that it may take', () => {
    expect(killed(30)).toMatchObject({ containerName: 'api', seconds: 30, limitSeconds: 30 });
    expect(killed(29)).toBeUndefined();
  });

  it('has the time that its definition sets', () => {
    expect(killed(60, {}, { container: { stopTimeoutSeconds: 90 } })).toBeUndefined();
    expect(killed(91, {}, { container: { stopTimeoutSeconds: 90 } })).toMatchObject({ limitSeconds: 90 });
  });

  it('is not one that ended in another way, or before any order', () => {
    expect(killed(42, { exitCode: 143 })).toBeUndefined();
    expect(
      killed(42, { stopCode: 'EssentialContainerExited', reason: 'Essential container in task exited' }),
    ).toBeUndefined();
  });
});
