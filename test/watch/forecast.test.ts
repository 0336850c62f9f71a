import { describe, expect, it } from 'vitest';
import { untrusted } from '../../src/model/text.ts';
import { forecastsOf } from '../../src/watch/forecast.ts';
import type { Change } from '../support/snapshot.ts';
import { failedCheck, NOW, runningTask } from '../support/task.ts';
import { ROLLING, watched } from '../support/watched.ts';

const starting = { ...runningTask('aaa1', 10), healthStatus: untrusted('UNKNOWN') };

/** What is foretold after one look at the service. */
function foretold(change: Change) {
  return forecastsOf(watched({}, [{ at: 0, saw: change }]).state);
}

describe('the forecasts of a watch', () => {
  it('say when the check of a starting task can end it: behind the grace period', () => {
    const [kill] = foretold({ running: [starting], deployment: ROLLING });
    expect(kill).toEqual({
      kind: 'kill',
      at: NOW + 170_000,
      text: 'earliest kill of task aaa1: the grace period ends 3 min after its start',
    });
  });

  it('count what the breaker has counted, and when it trips at this rate', () => {
    const stopped = [
      failedCheck({ id: 'dead1', stoppedAgo: 10 }),
      failedCheck({ id: 'dead2', stoppedAgo: 70, startedBy: 'ecs-svc/89' }),
    ];
    const seen = foretold({ stopped, deployment: { ...ROLLING, failedTasks: 2 } });
    expect(seen.find(({ kind }) => kind === 'breaker')).toMatchObject({ at: NOW + 60_000 });
    expect(seen.find(({ kind }) => kind === 'breaker')?.text).toMatch(/^circuit breaker 2 of 3, then it /);
  });

  it('say that without a breaker nothing ends it, once something has failed', () => {
    const settings = { circuitBreaker: { enabled: false, rollback: false } };
    expect(foretold({ settings, deployment: ROLLING })).toEqual([]);
    const stopped = [failedCheck({ id: 'dead1', stoppedAgo: 10 })];
    expect(foretold({ settings, stopped, deployment: ROLLING })[0]?.text).toContain('no circuit breaker');
  });

  it('say nothing of a deployment that is complete and well', () => {
    expect(foretold({})).toEqual([]);
  });
});
