import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { readStop } from '../../src/facts/stop.ts';
import { definition, WITH_MIGRATION } from '../support/definition.ts';
import { containerDefinition } from '../support/snapshot.ts';
import { container, logOf, neverStarted, stoppedTask } from '../support/task.ts';

const OOM = 'OutOfMemoryError: Container killed due to memory usage';
const NOT_FOUND = 'CannotPullContainerError: failed to resolve ref backend:90: not found';
const UNMET =
  'dependency graph: failed to resolve container ordering dependency [migrate] for target [api] as dependency did not exit successfully.';

describe('the container that ended a task', () => {
  it.each([
    ['the one with a reason', 'api', { exitCode: 1 }, { exitCode: 137, reason: OOM }, 'agent'],
    [
      'the one with an error of its own beside one that was killed',
      'api',
      { exitCode: 1 },
      { exitCode: 137 },
      'api',
    ],
    [
      'the one that was killed beside one that was told to stop',
      'api',
      { exitCode: 143 },
      { exitCode: 137 },
      'agent',
    ],
    [
      'the one that ended in order beside one that was told to stop',
      'api',
      { exitCode: 143 },
      { exitCode: 0 },
      'agent',
    ],
    ['the only one that has ended', 'api', {}, { exitCode: 0 }, 'agent'],
  ] as const)('is %s', (_, name, first, second, culprit) => {
    const containers = [container(name, first), container('agent', second)];
    const defined = definition(containerDefinition('api'), containerDefinition('agent'));
    expect(readStop(stoppedTask({ containers }), defined, []).culprit?.container.name).toBe(culprit);
  });

  it('is, between equals, the one whose log ended first', () => {
    const names = ['api', 'agent'] as const;
    const task = stoppedTask({ containers: names.map((name) => container(name, { exitCode: 1 })) });
    const defined = definition(...names.map((name) => containerDefinition(name)));
    const culpritWith = (...ends: readonly (readonly [name: string, lastSecond: number])[]) => {
      const logs = ends.flatMap(
        ([name, second]) => readLog(logOf(task, [[second, 'bye']], name), 'by-itself') ?? [],
      );
      return readStop(task, defined, logs).culprit?.container.name;
    };
    expect(culpritWith(['api', 9], ['agent', 8])).toBe('agent');
    expect(culpritWith(['api', 8], ['agent', 9])).toBe('api');
    expect(culpritWith(['agent', 9])).toBe('agent');
    expect(culpritWith()).toBe('api');
  });

  it('is the one with the more telling end, whichever log ended first', () => {
    const containers = [container('api', { exitCode: 1 }), container('agent', { exitCode: 137 })];
    const task = stoppedTask({ containers });
    const defined = definition(containerDefinition('api'), containerDefinition('agent'));
    const log = readLog(logOf(task, [[1, 'bye']], 'agent'), 'by-itself');
    expect(readStop(task, defined, log ? [log] : []).culprit?.container.name).toBe('api');
  });

  it('is never a sidecar that the task does not need', () => {
    const containers = [container('api', { exitCode: 0 }), container('agent', { exitCode: 1 })];
    const defined = definition(
      containerDefinition('api'),
      containerDefinition('agent', { essential: false }),
    );
    expect(readStop(stoppedTask({ containers }), defined, []).culprit?.container.name).toBe('api');
  });

  it('is never one that the task definition does not have, whatever its end tells', () => {
    const containers = [container('api', { exitCode: 0 }), container('aws-guardduty-agent', { exitCode: 1 })];
    const own = readStop(stoppedTask({ containers }), definition(containerDefinition('api')), []);
    expect(own.culprit?.container.name).toBe('api');
    const none = readStop(stoppedTask({ containers }), definition(containerDefinition('web')), []);
    expect(none.culprit).toBeUndefined();
  });

  it.each([
    ['has not run yet', UNMET, container('api', {})],
    ['ECS says that it waits in vain', UNMET, container('api', { exitCode: 137 })],
    ['has not run, and ECS says no more', 'Task failed to start', container('api', {})],
  ])(
    'is the one, needed or not, that another waits for and that failed, where that other one %s',
    (_, reason, waiting) => {
      const containers = [waiting, container('migrate', { exitCode: 1 })];
      const stop = readStop(neverStarted(reason, { containers }), WITH_MIGRATION, []);
      expect(stop.culprit?.container).toMatchObject({ name: 'migrate', exitCode: 1 });
    },
  );

  it.each([
    ['the one that is waited for ended well', 0, container('api', { exitCode: 1 })],
    ['the one that waited had got going', 1, container('api', { exitCode: 2 })],
  ])('is not one that was waited for where %s', (_, exitCode, api) => {
    const task = stoppedTask({ containers: [container('migrate', { exitCode }), api] });
    expect(readStop(task, WITH_MIGRATION, []).culprit?.container.name).toBe('api');
  });

  it('is the only one there is, although it never ran', () => {
    expect(readStop(neverStarted(NOT_FOUND), undefined, []).culprit?.container.name).toBe('api');
  });
});
