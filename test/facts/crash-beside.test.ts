import { describe, expect, it } from 'vitest';
import { applicationFailures } from '../../src/facts/crash.ts';
import { readFacts } from '../../src/facts/facts.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, containerDefinition, healthySnapshot } from '../support/snapshot.ts';
import { container, failedCheck, failedTarget, GROUP_ARN, logOf, READY } from '../support/task.ts';

const REFUSED = 'Error: connect ECONNREFUSED 10.0.1.5:5432';

function factsOf(change: Change) {
  return readFacts(healthySnapshot(change));
}

describe('a task whose proxy outlives the application', () => {
  const UPSTREAM = '[error] 7#7: *1 connect() failed (111: Connection refused) while connecting to upstream';
  const PROXIED: Change = {
    sidecars: [containerDefinition('app', { essential: false })],
    settings: {
      loadBalancers: [{ targetGroupArn: GROUP_ARN, containerName: untrusted('api'), containerPort: 8000 }],
    },
  };
  const ended = (exitCode: number) =>
    failedTarget({ containers: [container('api', { exitCode: 143 }), container('app', { exitCode })] });

  it('failed through the helper that crashed, with the line that says why', () => {
    const task = ended(1);
    const logs = [
      logOf(task, [
        [1, '2026/01/01 00:00:00 [notice] 1#1: start worker processes'],
        [90, UPSTREAM],
      ]),
      logOf(task, [[3, REFUSED]], 'app'),
    ];
    expect(applicationFailures(factsOf({ ...PROXIED, stopped: [task], logs }))).toMatchObject([
      { containerName: 'app', exitCode: 1, endedByItself: false, error: { kind: 'connection-refused' } },
    ]);
  });

  it.each([
    ['127.0.0.1', 'tcp connect (127.0.0.1:6432): connection refused - :econnrefused'],
    ['localhost', 'Error: connect ECONNREFUSED localhost:6432, Connection refused'],
  ])('failed through the helper that the application misses on %s', (_, said) => {
    const task = ended(1);
    const logs = [logOf(task, [[90, said]]), logOf(task, [[1, 'ERROR broken auth file']], 'app')];
    expect(applicationFailures(factsOf({ ...PROXIED, stopped: [task], logs }))).toMatchObject([
      { containerName: 'app', exitCode: 1, endedByItself: false, error: { kind: 'uncaught' } },
    ]);
  });

  it('failed through the exit of the helper where its last word names no error', () => {
    const task = ended(1);
    const said = 'tcp connect (127.0.0.1:6432): connection refused';
    const logs = [logOf(task, [[90, said]]), logOf(task, [[1, 'setup has failed']], 'app')];
    expect(applicationFailures(factsOf({ ...PROXIED, stopped: [task], logs }))).toMatchObject([
      { containerName: 'app', exitCode: 1, endedByItself: true, error: undefined },
    ]);
  });

  it('did not fail through a helper where what refuses is elsewhere', () => {
    const task = ended(1);
    const said = 'Error: connect ECONNREFUSED 10.0.3.7:5432';
    const logs = [logOf(task, [[90, said]]), logOf(task, [[1, 'ERROR broken auth file']], 'app')];
    expect(applicationFailures(factsOf({ ...PROXIED, stopped: [task], logs }))).toMatchObject([
      { containerName: 'api', error: { kind: 'connection-refused' } },
    ]);
  });

  it.each([0, 137, 143])(
    'did not fail through a helper that only answered the order to stop, with %s',
    (code) => {
      const task = ended(code);
      const logs = [
        logOf(task, [
          [1, READY],
          [90, UPSTREAM],
        ]),
        logOf(task, [[3, REFUSED]], 'app'),
      ];
      expect(applicationFailures(factsOf({ ...PROXIED, stopped: [task], logs }))).toEqual([]);
    },
  );

  it('did not fail through a helper of which the proxy does not complain', () => {
    const task = ended(1);
    const logs = [logOf(task, [[1, READY]]), logOf(task, [[3, REFUSED]], 'app')];
    expect(applicationFailures(factsOf({ ...PROXIED, stopped: [task], logs }))).toEqual([]);
  });
});

describe('a task of which another container than the one that was asked became ready', () => {
  const BESIDE = { sidecars: [containerDefinition('agent')] };

  it('failed through the container that its load balancer asks', () => {
    const task = failedTarget({
      containers: ['api', 'agent'].map((name) => container(name, { exitCode: 143 })),
    });
    const logs = [logOf(task, [[5, REFUSED]]), logOf(task, [[1, 'Listening on :9000']], 'agent')];
    expect(applicationFailures(factsOf({ ...BESIDE, stopped: [task], logs }))).toMatchObject([
      { containerName: 'api', error: { kind: 'connection-refused' } },
    ]);
  });

  it('failed through the container whose own check was not met', () => {
    const task = failedCheck({
      containers: [
        container('api', { exitCode: 143, health: 'UNHEALTHY' }),
        container('agent', { exitCode: 143, health: 'HEALTHY' }),
      ],
    });
    const logs = [logOf(task, [[5, REFUSED]]), logOf(task, [[1, 'Listening on :9000']], 'agent')];
    expect(applicationFailures(factsOf({ ...BESIDE, stopped: [task], logs }))).toMatchObject([
      { containerName: 'api', error: { kind: 'connection-refused' } },
    ]);
  });

  it('counts as ready where the container that was asked names no cause', () => {
    const task = failedTarget({
      containers: ['api', 'agent'].map((name) => container(name, { exitCode: 143 })),
    });
    const logs = [logOf(task, [[5, 'panic: give up']]), logOf(task, [[1, 'Listening on :9000']], 'agent')];
    expect(applicationFailures(factsOf({ ...BESIDE, stopped: [task], logs }))).toEqual([]);
  });
});
