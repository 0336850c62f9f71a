import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffDefinitions } from '../../src/facts/revision-diff.ts';
import type { ContainerDefinition, TaskDefinition } from '../../src/model/task-definition.ts';
import { untrusted } from '../../src/model/text.ts';
import { containerDefinition } from '../support/snapshot.ts';

const API = containerDefinition('api', {
  image: untrusted('registry/backend:88'),
  memoryMiB: 1024,
  secretNames: [untrusted('DATABASE_URL')],
  environment: [{ name: untrusted('LOG_LEVEL'), shape: 'set' }],
});

const BEFORE: TaskDefinition = {
  arn: untrusted('arn:aws:ecs:us-east-1:123456789012:task-definition/backend:88'),
  family: untrusted('backend'),
  revision: 88,
  cpuUnits: 512,
  memoryMiB: 1024,
  requiresCompatibilities: [untrusted('FARGATE')],
  containers: [API],
};

/** What differs once the container `api` has changed, as `what: before → after`. */
function changed(change: Partial<ContainerDefinition>, task: Partial<TaskDefinition> = {}): string[] {
  const after = { ...BEFORE, revision: 89, containers: [{ ...API, ...change }], ...task };
  return diffDefinitions(BEFORE, after).map(
    ({ container = 'task', what, before, after: now }) => `${container} ${what}: ${before} → ${now}`,
  );
}

describe('what differs between two revisions', () => {
  it('is nothing where only the number of the revision does', () => {
    expect(changed({})).toEqual([]);
  });

  it('tells image, command, ports and sizes with both values', () => {
    expect(
      changed(
        {
          image: untrusted('registry/backend:89'),
          command: [untrusted('serve'), untrusted('--fast')],
          portMappings: [{ containerPort: 8080 }],
          memoryMiB: 512,
        },
        { memoryMiB: 512, cpuUnits: 256 },
      ),
    ).toEqual([
      'task cpu: 512 → 256',
      'task memory: 1024 → 512',
      'api image: registry/backend:88 → registry/backend:89',
      'api command: null → serve --fast',
      'api portMappings: null → 8080',
      'api memory: 1024 → 512',
    ]);
  });

  it('tells which variables and secrets came and went, and nothing of their values', () => {
    expect(
      changed({
        secretNames: [],
        environment: [
          { name: untrusted('LOG_LEVEL'), shape: 'empty' },
          { name: untrusted('DATABASE_URL'), shape: 'set' },
        ],
      }),
    ).toEqual(['api environment DATABASE_URL: null → set', 'api secrets DATABASE_URL: set → null']);
  });

  it('tells each setting of a health check, also one that is new', () => {
    const healthCheck = { command: ['CMD', 'true'].map(untrusted), startPeriodSeconds: 10 };
    expect(changed({ healthCheck })).toEqual([
      'api healthCheck.command: null → CMD true',
      'api healthCheck.startPeriod: null → 10',
    ]);
  });

  it('takes an unset number for the 0 that ECS answers', () => {
    expect(changed({ cpuUnits: 0 })).toEqual([]);
  });

  it('tells containers that came and went', () => {
    const proxy = containerDefinition('proxy', { image: untrusted('envoy:1') });
    expect(changed({}, { containers: [API, proxy] })).toEqual(['proxy container: null → envoy:1']);
    expect(changed({}, { containers: [proxy] })).toEqual([
      'proxy container: null → envoy:1',
      'api container: registry/backend:88 → null',
    ]);
  });
});

const NAMES = ['api', 'proxy', 'agent'] as const;
const PERHAPS = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const WORD = fc.constantFrom('a', 'b', 'serve', 'registry/backend:88', 'registry/backend:89').map(untrusted);
const COUNT = fc.constantFrom(0, 256, 512);

const CONTAINER = fc.record({
  image: PERHAPS(WORD),
  essential: fc.boolean(),
  cpuUnits: PERHAPS(COUNT),
  memoryMiB: PERHAPS(COUNT),
  command: fc.array(WORD, { maxLength: 2 }),
  entryPoint: fc.array(WORD, { maxLength: 2 }),
  portMappings: fc.array(fc.record({ containerPort: PERHAPS(COUNT) }), { maxLength: 2 }),
  environment: fc
    .uniqueArray(WORD, { maxLength: 3 })
    .map((names) => names.map((name) => ({ name, shape: 'set' as const }))),
  secretNames: fc.uniqueArray(WORD, { maxLength: 3 }),
  healthCheck: PERHAPS(
    fc.record({ command: fc.array(WORD, { maxLength: 2 }), intervalSeconds: PERHAPS(COUNT) }),
  ),
  log: PERHAPS(fc.record({ driver: WORD, group: PERHAPS(WORD) })),
});

const DEFINITION: fc.Arbitrary<TaskDefinition> = fc
  .record({
    names: fc.subarray([...NAMES]),
    containers: fc.tuple(CONTAINER, CONTAINER, CONTAINER),
    cpuUnits: PERHAPS(COUNT),
    memoryMiB: PERHAPS(fc.oneof(COUNT, fc.constant({ unresolved: 'Ref Memory' }))),
    cpuArchitecture: PERHAPS(WORD),
    networkMode: PERHAPS(WORD),
    taskRoleArn: PERHAPS(WORD),
  })
  .map(({ names, containers, ...task }) => ({
    ...BEFORE,
    ...task,
    containers: containers.flatMap((change, index) => {
      const name = NAMES[index];
      return name !== undefined && names.includes(name) ? [containerDefinition(name, change)] : [];
    }),
  }));

/** The changes as texts, whatever their order. */
function told(before: TaskDefinition, after: TaskDefinition): readonly string[] {
  return diffDefinitions(before, after)
    .map(({ kind, container, what, before: was, after: is }) =>
      JSON.stringify([kind, container, what, was, is]),
    )
    .sort();
}

describe('the difference of any two revisions', () => {
  it('is empty where they are equal', () => {
    fc.assert(
      fc.property(DEFINITION, (definition) => {
        expect(diffDefinitions(definition, structuredClone(definition))).toEqual([]);
      }),
    );
  });

  it('is the same backwards, with both values in the place of the other', () => {
    fc.assert(
      fc.property(DEFINITION, DEFINITION, (one, other) => {
        const mirrored = diffDefinitions(other, one)
          .map(({ kind, container, what, before, after }) =>
            JSON.stringify([kind, container, what, after, before]),
          )
          .sort();
        expect(told(one, other)).toEqual(mirrored);
      }),
    );
  });

  it('never tells a change from a value to the same value', () => {
    fc.assert(
      fc.property(DEFINITION, DEFINITION, (one, other) => {
        for (const { before, after } of diffDefinitions(one, other)) expect(before).not.toBe(after);
      }),
    );
  });
});
