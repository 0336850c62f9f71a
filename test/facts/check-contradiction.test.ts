import { describe, expect, it } from 'vitest';
import { errorsMeanwhile, isContradicted } from '../../src/facts/check-contradiction.ts';
import { readFacts } from '../../src/facts/facts.ts';
import { checkFailures } from '../../src/facts/health-failure.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { failedCheck, logOf, READY, runningTask } from '../support/task.ts';

const DEAD = failedCheck();

function contradicted(change: Change): boolean {
  const facts = readFacts(healthySnapshot({ stopped: [DEAD], ...change }));
  const [failure] = checkFailures(facts);
  if (failure === undefined) throw new Error('the check failed');
  return isContradicted(failure, facts);
}

/** A task of the deployment in question whose container check does not pass. */
const UNHEALTHY = { ...runningTask('aaa1'), healthStatus: untrusted('UNHEALTHY') };

describe('a failed container check', () => {
  it('is contradicted by a ready line in time', () => {
    expect(contradicted({ logs: [logOf(DEAD, [[10, READY]])] })).toBe(true);
    expect(contradicted({ logs: [logOf(DEAD, [[10, 'loading']])] })).toBe(false);
  });

  it('is contradicted by a load balancer that finds such a task healthy, where there is no log', () => {
    expect(contradicted({ running: [UNHEALTHY] })).toBe(true);
    expect(contradicted({ running: [UNHEALTHY], targets: [] })).toBe(false);
  });

  it('is not contradicted where other tasks pass the check: it can pass', () => {
    expect(contradicted({ running: [runningTask('aaa1')] })).toBe(false);
  });
});

describe('errors after the ready line', () => {
  it('are told where they say what they are about', () => {
    const errors = (...lines: readonly (readonly [number, string])[]) => {
      const logs = [logOf(DEAD, [[10, READY], ...lines])];
      const [failure] = checkFailures(readFacts(healthySnapshot({ stopped: [DEAD], logs })));
      return failure === undefined ? [] : errorsMeanwhile(failure).map(({ kind }) => kind);
    };
    expect(errors([20, 'Error: connect ECONNREFUSED 10.0.0.9:6379'])).toEqual(['connection-refused']);
    expect(errors([20, 'all is well'])).toEqual([]);
  });
});
