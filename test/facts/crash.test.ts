import { describe, expect, it } from 'vitest';
import { applicationFailures, loglessExits, silentHealthStops } from '../../src/facts/crash.ts';
import { readFacts } from '../../src/facts/facts.ts';
import type { Stop } from '../../src/facts/stop.ts';
import type { Change } from '../support/snapshot.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { failedCheck, logOf, READY, runningTask, stoppedTask } from '../support/task.ts';

const REFUSED = 'Error: connect ECONNREFUSED 10.0.1.5:5432';

function factsOf(change: Change) {
  return readFacts(healthySnapshot(change));
}

function idsOf(stops: readonly Stop[]) {
  return stops.map(({ task }) => task.id);
}

describe('a task that failed through its application', () => {
  it('is one that ended by itself, with the line that says why', () => {
    const task = stoppedTask({ exitCode: 3 });
    expect(
      applicationFailures(factsOf({ stopped: [task], logs: [logOf(task, [[1, REFUSED]])] })),
    ).toMatchObject([
      { containerName: 'api', exitCode: 3, endedByItself: true, error: { kind: 'connection-refused' } },
    ]);
  });

  it('is one that a health check stopped while its log said why it could not start', () => {
    const task = failedCheck();
    expect(
      applicationFailures(factsOf({ stopped: [task], logs: [logOf(task, [[1, REFUSED]])] })),
    ).toMatchObject([{ endedByItself: false, error: { kind: 'connection-refused' } }]);
  });

  it('is not one that had become ready before its health check failed', () => {
    const task = failedCheck();
    const logs = [
      logOf(task, [
        [1, READY],
        [90, REFUSED],
      ]),
    ];
    expect(applicationFailures(factsOf({ stopped: [task], logs }))).toEqual([]);
  });

  it('is not one whose error other tasks got over', () => {
    const [dead, alive] = [failedCheck(), runningTask('aaa1')];
    const logs = [
      logOf(dead, [[1, REFUSED]]),
      logOf(alive, [
        [1, REFUSED],
        [90, READY],
      ]),
    ];
    expect(applicationFailures(factsOf({ stopped: [dead], running: [alive], logs }))).toEqual([]);
  });

  it('is not one whose probe, rather than its application, misses a command', () => {
    const task = failedCheck();
    const logs = [logOf(task, [[1, '/bin/sh: 1: curl: not found']])];
    expect(applicationFailures(factsOf({ stopped: [task], logs }))).toEqual([]);
  });
});

describe('tasks that failed without a word', () => {
  it('are of one kind with those of the same container and exit code that say why', () => {
    const said = stoppedTask({ id: 'dead1', exitCode: 1 });
    const lost = stoppedTask({ id: 'dead2', exitCode: 1, stoppedAgo: 600 });
    const other = stoppedTask({ id: 'dead3', exitCode: 2, stoppedAgo: 900 });
    const facts = factsOf({ stopped: [said, lost, other], logs: [logOf(said, [[1, REFUSED]])] });
    expect(idsOf(loglessExits(facts))).toEqual(['dead2']);
  });

  it('are those that a health check stopped before they were ready, and that report no error', () => {
    const [silent, said, ready] = [1, 2, 3].map((n) => failedCheck({ id: `dead${n}`, stoppedAgo: n * 100 }));
    if (!silent || !said || !ready) throw new Error('three tasks were made');
    const logs = [logOf(silent, [[1, 'loading']]), logOf(said, [[1, REFUSED]]), logOf(ready, [[1, READY]])];
    expect(idsOf(silentHealthStops(factsOf({ stopped: [silent, said, ready], logs })))).toEqual(['dead1']);
  });
});
