import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserError } from '../../src/errors.ts';
import type { Section } from '../../src/model/section.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { type Untrusted, untrusted } from '../../src/model/text.ts';
import { formatSnapshot } from '../../src/snapshot/format.ts';
import { parseSnapshot } from '../../src/snapshot/parse.ts';

const text: fc.Arbitrary<Untrusted> = fc.string({ unit: 'binary', maxLength: 12 }).map(untrusted);
const time = fc.integer({ min: -8.64e15, max: 8.64e15 });
const number = fc.integer();
const setting = fc.oneof(number, fc.record({ unresolved: fc.string() }));
const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 });

function section<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Section<T>> {
  return fc.oneof(
    fc.record({ state: fc.constant('present' as const), value }),
    fc.record({ state: fc.constant('denied' as const), action: fc.string(), message: text }),
    fc.record({ state: fc.constant('failed' as const), action: fc.string(), message: text }),
    fc.record({ state: fc.constant('absent' as const), reason: fc.string() }),
  );
}

const settings = fc.record(
  {
    name: text,
    arn: text,
    clusterName: text,
    desiredCount: setting,
    capacityProviders: list(text),
    schedulingStrategy: text,
    deploymentController: text,
    healthCheckGracePeriodSeconds: setting,
    circuitBreaker: fc.record({ enabled: fc.boolean(), rollback: fc.boolean() }),
    loadBalancers: list(fc.record({ targetGroupArn: text, containerPort: setting }, { requiredKeys: [] })),
    placementConstraints: list(text),
  },
  {
    requiredKeys: [
      'name',
      'arn',
      'clusterName',
      'desiredCount',
      'capacityProviders',
      'schedulingStrategy',
      'deploymentController',
      'loadBalancers',
      'placementConstraints',
    ],
  },
);

const container = fc.record(
  { name: text, exitCode: number, reason: text, hostPorts: list(number) },
  { requiredKeys: ['name', 'hostPorts'] },
);
const task = fc.record(
  {
    arn: text,
    id: text,
    taskDefinitionArn: text,
    lastStatus: text,
    startedAt: time,
    stoppedReason: text,
    containers: list(container),
  },
  { requiredKeys: ['arn', 'id', 'taskDefinitionArn', 'lastStatus', 'containers'] },
);
const excerpt = fc.record({
  taskArn: text,
  containerName: text,
  group: text,
  stream: text,
  lines: section(list(fc.record({ at: time, message: text }))),
  complete: fc.boolean(),
});

const snapshots: fc.Arbitrary<Snapshot> = fc.record({
  version: fc.constant(1 as const),
  takenAt: time,
  target: fc.record(
    { cluster: text, service: text, region: text, account: text, stack: text },
    { requiredKeys: ['cluster', 'service', 'region'] },
  ),
  blueprint: fc.record({
    service: section(settings),
    taskDefinitions: section(fc.constant([])),
    targetGroups: section(fc.constant([])),
  }),
  vitals: fc.record({
    service: section(
      fc.record({
        status: text,
        desiredCount: number,
        runningCount: number,
        pendingCount: number,
        deployments: fc.constant([]),
        events: list(fc.record({ id: text, at: time, message: text })),
      }),
    ),
    serviceDeployments: section(fc.constant([])),
    serviceRevisions: section(list(fc.record({ arn: text, createdAt: time }, { requiredKeys: ['arn'] }))),
    runningTasks: section(list(task)),
    stoppedTasks: section(list(task)),
    otherStoppedTasks: fc.nat(),
    otherStoppingTasks: list(task),
    targetHealth: section(list(fc.record({ targetGroupArn: text, targets: section(fc.constant([])) }))),
    containerInstances: section(list(fc.record({ arn: text, agentConnected: fc.boolean() }))),
    stack: section(
      fc.record({
        name: text,
        status: text,
        events: fc.constant([]),
        resources: section(fc.array(fc.record({ logicalId: text, resourceType: text, physicalId: text }))),
      }),
    ),
    remains: section(
      fc.record({
        reason: fc.constantFrom('asked', 'expired', 'gone'),
        from: time,
        to: time,
        capture: section(
          fc.record({ group: text, tasks: fc.nat(), unreadable: fc.nat(), complete: fc.boolean() }),
        ),
        streams: section(fc.nat()),
      }),
    ),
    logs: section(list(excerpt)),
  }),
  apiCalls: fc.dictionary(
    fc.string().filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
    fc.nat(),
  ),
});

const [sample] = fc.sample(snapshots, { numRuns: 1, seed: 1 });

/** A snapshot as plain JSON with one value changed. */
function changed(path: readonly string[], value: unknown): string {
  const document: unknown = JSON.parse(sample === undefined ? '' : formatSnapshot(sample));
  return JSON.stringify(withValue(document, path, value));
}

function withValue(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  return key === undefined
    ? value
    : { ...Object(document), [key]: withValue(Object(document)[key], rest, value) };
}

function refusal(content: string): UserError {
  try {
    parseSnapshot(content, 'saved.json');
  } catch (error) {
    if (error instanceof Error && error.name === 'UserError') return Object(error);
    throw error;
  }
  throw new Error('was not refused');
}

describe('a saved snapshot', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        expect(parseSnapshot(formatSnapshot(snapshot), 'saved.json')).toEqual(snapshot);
      }),
    );
  });

  it('never makes the reader throw anything but a UserError, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (content) => {
        expect(refusal(content)).toMatchObject({ exitCode: 2 });
      }),
    );
  });
});

describe('what is refused', () => {
  it.each([
    ['text that is not JSON', 'hello', 'saved.json is not JSON'],
    ['JSON that is something else', '{"a":1}', 'saved.json is not a snapshot'],
    ['a list', '[]', 'saved.json is not a snapshot'],
    [
      'a newer version',
      '{"version":2}',
      'saved.json is a snapshot of version 2; this program reads version 1',
    ],
    ['a bomb of brackets', '['.repeat(100_000), 'saved.json is nested too deeply to be a snapshot'],
    [
      'a time that no date can hold',
      changed(['takenAt'], 1e300),
      'saved.json is not a whole snapshot: takenAt is missing or of the wrong kind',
    ],
    [
      'a field of the wrong kind',
      changed(['vitals', 'otherStoppedTasks'], 'many'),
      'saved.json is not a whole snapshot: vitals.otherStoppedTasks is missing or of the wrong kind',
    ],
    [
      'a section in no known state',
      changed(['vitals', 'logs'], { state: 'odd' }),
      'saved.json is not a whole snapshot: vitals.logs.state is missing or of the wrong kind',
    ],
    [
      'a list that is too long',
      changed(['vitals', 'serviceRevisions'], { state: 'present', value: Array(100_001).fill({ arn: 'a' }) }),
      'saved.json is not a whole snapshot: vitals.serviceRevisions.value is missing or of the wrong kind',
    ],
  ])('%s', (_, content, message) => {
    expect(refusal(content).message).toBe(message);
  });

  it('brackets within a text do not count as depth', () => {
    const content = changed(['target', 'stack'], '[{'.repeat(1000));
    expect(parseSnapshot(content, 'saved.json').target.stack).toHaveLength(2000);
  });

  it('drops fields that it does not know, and never reaches a prototype', () => {
    const content = changed(['target', '__proto__'], { polluted: 'yes' }).replace(
      '"target":{',
      '"target":{"__proto__":{"polluted":"yes"},',
    );
    const { target } = parseSnapshot(content, 'saved.json');
    expect('polluted' in target).toBe(false);
    expect('polluted' in {}).toBe(false);
  });
});
