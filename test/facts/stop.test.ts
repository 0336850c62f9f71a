import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { readStop } from '../../src/facts/stop.ts';
import type { Container } from '../../src/model/task.ts';
import type { ContainerDefinition } from '../../src/model/task-definition.ts';
import { untrusted } from '../../src/model/text.ts';
import { definition, WITH_MIGRATION } from '../support/definition.ts';
import { containerDefinition } from '../support/snapshot.ts';
import {
  container,
  failedCheck,
  failedTarget,
  logOf,
  neverStarted,
  type StopStory,
  stoppedTask,
} from '../support/task.ts';

const OOM = 'OutOfMemoryError: Container killed due to memory usage';
const NOT_FOUND = 'CannotPullContainerError: failed to resolve ref backend:90: not found';
const NO_SECRET =
  "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: ResourceNotFoundException: Secrets Manager can't find the specified secret";
const SCALED_IN: StopStory = {
  stopCode: 'ServiceSchedulerInitiated',
  reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
};
const BY_HAND: StopStory = { stopCode: 'UserInitiated', reason: 'Task stopped by user' };
const SPOT: StopStory = { stopCode: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' };

describe('what a stopped task says', () => {
  it.each([
    [
      'container-health-check',
      'told-to-stop',
      'a failed check that ended in a kill',
      failedCheck({ exitCode: 137 }),
    ],
    [
      'container-health-check',
      'told-to-stop',
      'a failed check that ended in order',
      failedCheck({ exitCode: 0 }),
    ],
    ['essential-exited', 'by-itself', 'an exit with an error', stoppedTask({ exitCode: 1 })],
    ['essential-exited', 'by-itself', 'an exit without one', stoppedTask({ exitCode: 0 })],
    ['out-of-memory', 'by-itself', 'a kill for memory', stoppedTask({ exitCode: 137, containerReason: OOM })],
    [
      'out-of-memory',
      'by-itself',
      'a kill for memory under exit code 1',
      stoppedTask({ containerReason: OOM }),
    ],
    [
      'out-of-memory',
      'told-to-stop',
      'a worker that was killed for memory under exit code 0, which failed the check',
      failedCheck({ exitCode: 0, containerReason: OOM }),
    ],
    ['load-balancer-check', 'told-to-stop', 'a failed probe', failedTarget({ exitCode: 143 })],
    [
      'load-balancer-check',
      'told-to-stop',
      'a failed probe that ended in a kill',
      failedTarget({ exitCode: 137 }),
    ],
    ['image-not-found', 'never-ran', 'a pull error that only the task states', neverStarted(NOT_FOUND)],
    ['secret-missing', 'never-ran', 'a missing secret that only the task states', neverStarted(NO_SECRET)],
    ['scale-in', 'told-to-stop', 'a rollout that took it away', stoppedTask({ ...SCALED_IN, exitCode: 143 })],
    [
      'scale-in',
      'told-to-stop',
      'a rollout that had to kill it',
      stoppedTask({ ...SCALED_IN, exitCode: 137 }),
    ],
    ['stopped-by-user', 'told-to-stop', 'an operator', stoppedTask({ ...BY_HAND, exitCode: 137 })],
    [
      'spot-interruption',
      'told-to-stop',
      'Spot capacity taken back',
      stoppedTask({ ...SPOT, exitCode: 137 }),
    ],
  ] as const)('is %s, %s, after %s', (kind, ending, _, task) => {
    const stop = readStop(task, undefined, []);
    expect(stop.reason?.kind).toBe(kind);
    expect(stop.ending).toBe(ending);
  });

  it('is in the reason of a container where the task only says that it failed to start', () => {
    const containers = [container('agent', {}), container('api', { reason: NOT_FOUND })];
    const stop = readStop(neverStarted('Task failed to start', { containers }), undefined, []);
    expect(stop.reason).toEqual({
      kind: 'image-not-found',
      text: NOT_FOUND,
      path: 'tasks[dead1].containers[api].reason',
      containerName: 'api',
    });
  });

  it('is the host that was lost, although the order to stop came as one of a user', () => {
    const reason = 'Container instance deregistration forced by user';
    const stop = readStop(stoppedTask({ stopCode: 'UserInitiated', reason }), undefined, []);
    expect(stop.reason?.kind).toBe('host-lost');
  });

  it('counts memory of a sidecar only where the task or another container needs it', () => {
    const containers = [
      container('api', { exitCode: 1 }),
      container('agent', { exitCode: 137, reason: OOM }),
    ];
    const kindWith = (...defined: readonly ContainerDefinition[]) =>
      readStop(stoppedTask({ containers }), definition(...defined), []).reason?.kind;
    const agent = containerDefinition('agent', { essential: false });
    const dependsOn = [{ containerName: untrusted('agent'), condition: untrusted('START') }];
    expect(kindWith(containerDefinition('api'), agent)).toBe('essential-exited');
    expect(kindWith(containerDefinition('api', { dependsOn }), agent)).toBe('out-of-memory');
    expect(kindWith(containerDefinition('api'), containerDefinition('agent'))).toBe('out-of-memory');
  });

  it.each([
    ['of a helper that the task does not need', containerDefinition('agent', { essential: false })],
    ['of a container that the task definition does not have', containerDefinition('other')],
  ])('is not in the reason %s, once the task’s own containers ran', (_, beside) => {
    const containers = [container('agent', { reason: NOT_FOUND }), container('api', { exitCode: 1 })];
    const defined = definition(containerDefinition('api'), beside);
    const stop = readStop(stoppedTask({ containers }), defined, []);
    expect(stop.reason).toMatchObject({ kind: 'essential-exited', path: 'tasks[dead1].stoppedReason' });
    expect(stop.culprit?.container.name).toBe('api');
  });

  it('is memory of a container that the task does not need, where a load balancer asks that one', () => {
    const containers = [
      container('proxy', { exitCode: 143 }),
      container('api', { exitCode: 0, reason: OOM }),
    ];
    const defined = definition(
      containerDefinition('proxy'),
      containerDefinition('api', { essential: false }),
    );
    const task = failedTarget({ containers });
    const kindWith = (...balanced: readonly string[]) =>
      readStop(task, defined, [], new Set(balanced)).reason?.kind;
    expect(kindWith()).toBe('load-balancer-check');
    expect(kindWith('proxy')).toBe('load-balancer-check');
    expect(kindWith('api')).toBe('out-of-memory');
  });

  it('is memory of a container that the task does not need, where a proxy misses it to the end', () => {
    const containers = [
      container('api', { exitCode: 0 }),
      container('signer', { exitCode: 137, reason: OOM }),
    ];
    const defined = definition(
      containerDefinition('api'),
      containerDefinition('signer', { essential: false }),
    );
    const task = failedTarget({ containers });
    const kindWith = (line: string) => {
      const log = logOf(task, [
        [5, '10.0.0.9 - - "GET /health HTTP/1.1" 200 12'],
        [90, line],
      ]);
      const reading = readLog(log, 'told-to-stop');
      return readStop(task, defined, reading ? [reading] : []).reason?.kind;
    };
    expect(kindWith('connect() failed (111: Connection refused) while connecting to upstream')).toBe(
      'out-of-memory',
    );
    expect(kindWith('10.0.0.9 - - "GET /health HTTP/1.1" 200 12')).toBe('load-balancer-check');
  });

  it('is in the reason of whichever container has one where none of them ran', () => {
    const containers = [container('api', {}), container('agent', { reason: NOT_FOUND })];
    const task = neverStarted('Task failed to start', { containers });
    const stop = readStop(task, definition(containerDefinition('api')), []);
    expect(stop.reason).toMatchObject({ kind: 'image-not-found', containerName: 'agent' });
  });

  it('is in the reason of a container that another waits for, and of any where the definition is not known', () => {
    const containers = [
      container('migrate', { reason: NOT_FOUND }),
      container('api', { exitCode: 1 }),
    ] as const;
    const task = stoppedTask({ containers });
    expect(readStop(task, WITH_MIGRATION, []).reason?.containerName).toBe('migrate');
    expect(readStop(task, undefined, []).reason?.containerName).toBe('migrate');
  });

  it('counts memory of a container without the definition of the task only where it is the only one', () => {
    const killed = container('agent', { exitCode: 137, reason: OOM });
    const kindOf = (...containers: readonly Container[]) =>
      readStop(stoppedTask({ containers }), undefined, []).reason?.kind;
    expect(kindOf(killed)).toBe('out-of-memory');
    expect(kindOf(container('api', { exitCode: 1 }), killed)).toBe('essential-exited');
  });

  it('includes how long it lived: from RUNNING to the order to stop', () => {
    expect(readStop(failedCheck({ lived: 130 }), undefined, []).livedSeconds).toBe(130);
    expect(readStop(neverStarted(NOT_FOUND), undefined, []).livedSeconds).toBeUndefined();
  });
});
