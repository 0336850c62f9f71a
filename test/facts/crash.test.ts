import { describe, expect, it } from 'vitest';
import { applicationFailures, loglessExits, memoryLineOf, silentHealthStops } from '../../src/facts/crash.ts';
import { readFacts } from '../../src/facts/facts.ts';
import type { Stop } from '../../src/facts/stop.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, containerDefinition, healthySnapshot } from '../support/snapshot.ts';
import {
  container,
  failedCheck,
  failedTarget,
  logOf,
  neverStarted,
  READY,
  runningTask,
  stoppedTask,
} from '../support/task.ts';

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

  it('is one that listens and answers every request with what its release lacks', () => {
    const task = failedTarget();
    const lacks = 'production.ERROR: No application encryption key has been specified.';
    const logs = [
      logOf(task, [
        [1, READY],
        [30, lacks],
        [40, lacks],
        [50, lacks],
      ]),
    ];
    expect(applicationFailures(factsOf({ stopped: [task], logs }))).toMatchObject([
      { containerName: 'api', error: { kind: 'configuration' } },
    ]);
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

  it('is not one of which only a container beside the application, that it does not need, writes an error', () => {
    const task = failedCheck();
    const sidecar = (essential: boolean) => ({
      stopped: [task],
      sidecars: [containerDefinition('agent', { essential })],
      logs: [logOf(task, [[1, 'loading']]), logOf(task, [[1, REFUSED]], 'agent')],
    });
    expect(applicationFailures(factsOf(sidecar(false)))).toEqual([]);
    expect(applicationFailures(factsOf(sidecar(true)))).toMatchObject([{ containerName: 'agent' }]);
  });

  it('is one that waits for a container which failed, with the error of that one', () => {
    const task = neverStarted('dependency graph: dependency did not exit successfully.', {
      containers: [container('api', {}), container('migrate', { exitCode: 1 })],
    });
    const dependsOn = [{ containerName: untrusted('migrate'), condition: untrusted('SUCCESS') }];
    const change: Change = {
      stopped: [task],
      container: { dependsOn },
      sidecars: [containerDefinition('migrate', { essential: false })],
      logs: [logOf(task, [[1, REFUSED]], 'migrate')],
    };
    expect(applicationFailures(factsOf(change))).toMatchObject([
      { containerName: 'migrate', exitCode: 1, error: { kind: 'connection-refused' } },
    ]);
  });

  it('is not one that waits for a container which simply never came', () => {
    const task = neverStarted('dependency graph: dependency will never start.', {
      containers: [container('api', {}), container('migrate', {})],
    });
    expect(applicationFailures(factsOf({ stopped: [task] }))).toEqual([]);
  });

  it('is not one whose probe, rather than its application, misses a command', () => {
    const task = failedCheck();
    const logs = [logOf(task, [[1, '/bin/sh: 1: curl: not found']])];
    expect(applicationFailures(factsOf({ stopped: [task], logs }))).toEqual([]);
  });
});

describe('a task that was killed from inside', () => {
  it('has the line that says so, of the container that ended it', () => {
    const kill = 'timeout: sending signal KILL to command ‘python’';
    const task = stoppedTask({ exitCode: 137 });
    expect(
      applicationFailures(factsOf({ stopped: [task], logs: [logOf(task, [[99, kill]])] })),
    ).toMatchObject([{ exitCode: 137, ownKill: { line: { message: kill } }, error: undefined }]);
    const other = factsOf({
      stopped: [task],
      sidecars: [containerDefinition('agent')],
      logs: [logOf(task, [[99, kill]], 'agent')],
    });
    expect(applicationFailures(other)[0]?.ownKill).toBeUndefined();
  });
});

describe('a line about memory in the log of a failed task', () => {
  it('counts where its container is needed', () => {
    const task = failedCheck();
    const lineWith = (essential: boolean) => {
      const [stop] = factsOf({
        stopped: [task],
        sidecars: [containerDefinition('agent', { essential })],
        logs: [logOf(task, [[1, 'MemoryError']], 'agent')],
      }).failures;
      return stop && memoryLineOf(stop);
    };
    expect(lineWith(true)?.line.message).toBe('MemoryError');
    expect(lineWith(false)).toBeUndefined();
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
