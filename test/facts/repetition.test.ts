import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { countedFailures, failureTimes, waves } from '../../src/facts/repetition.ts';
import { event, healthySnapshot, steadyEvent, without } from '../support/snapshot.ts';
import { ago, stoppedTask } from '../support/task.ts';

const START_FAILURE =
  '(service backend) failed to launch a task with (error ECS was unable to assume the role).';
const UNHEALTHY = '(service backend) (task dead9) failed container health checks.';

describe('failures that come again', () => {
  it('are counted once where they happen in one go', () => {
    expect(waves([ago(600), ago(610), ago(60)])).toEqual([ago(610), ago(60)]);
  });

  it('are no more than there are failures, and the same in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7_200_000)), (times) => {
        expect(waves(times).length).toBeLessThanOrEqual(times.length);
        expect(waves(times.toReversed())).toEqual(waves(times));
      }),
    );
  });

  it('are told by stopped tasks and by tasks that were never created', () => {
    const snapshot = healthySnapshot({
      stopped: [stoppedTask({ stoppedAgo: 600 })],
      events: [event(60, START_FAILURE), event(90, UNHEALTHY)],
    });
    expect(failureTimes(readFacts(snapshot))).toEqual([ago(600), ago(60)]);
  });

  it('are told by other events where stopped tasks may not be read', () => {
    const snapshot = healthySnapshot({ events: [event(60, START_FAILURE), event(90, UNHEALTHY)] });
    expect(failureTimes(readFacts(without('stoppedTasks', snapshot)))).toEqual([ago(60), ago(90)]);
  });

  it('are forgotten once the service was steady', () => {
    const snapshot = healthySnapshot({ events: [steadyEvent(10), event(60, START_FAILURE)] });
    expect(failureTimes(readFacts(snapshot))).toEqual([]);
  });

  it('are counted by ECS itself for the deployment in question', () => {
    expect(countedFailures(readFacts(healthySnapshot({ deployment: { failedTasks: 7 } })))).toBe(7);
  });
});
