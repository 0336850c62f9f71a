import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { checkFailures } from '../../src/facts/health-failure.ts';
import { findSlowStart } from '../../src/facts/slow-start.ts';
import type { LogExcerpt } from '../../src/model/log.ts';
import type { Task } from '../../src/model/task.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { failedCheck, logOf, READY, runningTask } from '../support/task.ts';

/** The check gives up at 100 s; the tasks were stopped after 130 s. */
const DEAD = [1, 2, 3].map((n) => failedCheck({ id: `dead${n}`, stoppedAgo: n * 300, lived: 130 }));
const LOADING = DEAD.map((task) => logOf(task, [[1, 'loading']]));

function slowStart(stopped: readonly Task[], logs: readonly LogExcerpt[], running: readonly Task[] = []) {
  const facts = readFacts(healthySnapshot({ stopped, running, logs }));
  return findSlowStart(facts, checkFailures(facts), 'api');
}

describe('an application that starts too slowly', () => {
  it('is planned by the slowest of a few tasks that became ready', () => {
    const running = ['aaa1', 'aaa2', 'aaa3'].map((id) => runningTask(id));
    const times = [150, 175, 160];
    const ready = running.map((task, index) => logOf(task, [[times[index] ?? 0, READY]]));
    expect(slowStart(DEAD, [...LOADING, ...ready], running)).toMatchObject({
      readySeconds: 175,
      basis: 'observed',
      failures: { length: 3 },
    });
  });

  it('is planned without the slowest twentieth of many, which may be an accident', () => {
    const running = Array.from({ length: 20 }, (_, index) => runningTask(`aaa${index}`));
    const ready = running.map((task, index) => logOf(task, [[index === 7 ? 900 : 101 + index, READY]]));
    expect(slowStart(DEAD, [...LOADING, ...ready], running)?.readySeconds).toBe(120);
  });

  it('needs longer than the longest life where no task ever became ready', () => {
    expect(slowStart(DEAD, LOADING)).toMatchObject({ readySeconds: 130, basis: 'at-least', ready: [] });
  });

  it('is not found in tasks whose log nobody read', () => {
    expect(slowStart(DEAD, [])).toBeUndefined();
  });

  it('is not found where the log says why the start fails', () => {
    const logs = DEAD.map((task) => logOf(task, [[1, "KeyError: 'DATABASE_URL'"]]));
    expect(slowStart(DEAD, logs)).toBeUndefined();
  });

  it('is not found where others were ready before the check can give up: the slow ones hang', () => {
    const alive = runningTask('aaa1');
    const beside = (seconds: number) =>
      slowStart(DEAD, [...LOADING, logOf(alive, [[seconds, READY]])], [alive]);
    expect(beside(99)).toBeUndefined();
    expect(beside(100)).toMatchObject({ basis: 'observed', readySeconds: 100, failures: { length: 3 } });
  });

  it('is not found where most tasks were ready in time', () => {
    const logs = DEAD.map((task, index) => logOf(task, [index === 0 ? [1, 'loading'] : [10, READY]]));
    expect(slowStart(DEAD, logs)).toBeUndefined();
  });

  it('leaves the tasks out that were ready in time', () => {
    const logs = DEAD.map((task, index) => logOf(task, [[index === 0 ? 10 : 110, READY]]));
    expect(slowStart(DEAD, logs)?.failures.map(({ stop }) => stop.task.id)).toEqual(['dead2', 'dead3']);
  });
});
