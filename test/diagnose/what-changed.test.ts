import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import type { RevisionComparison } from '../../src/model/revision.ts';
import { present } from '../../src/model/section.ts';
import type { ServiceDeployment } from '../../src/model/service.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { ContainerDefinition, TaskDefinition } from '../../src/model/task-definition.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { ago, DEFINITION_ARN, logOf, stoppedTask } from '../support/task.ts';

const OLD_ARN = untrusted('arn:aws:ecs:us-east-1:123456789012:task-definition/backend:88');
const REVISION = 'arn:aws:ecs:us-east-1:123456789012:service-revision/prod/backend/';

function deployment(number: number, status: string, secondsAgo: number): ServiceDeployment {
  return {
    arn: untrusted(`arn:aws:ecs:us-east-1:123456789012:service-deployment/prod/backend/d${number}`),
    status: untrusted(status),
    createdAt: ago(secondsAgo),
    targetRevisionArn: untrusted(`${REVISION}${number}`),
    sourceRevisionArns: [],
    triggeredAlarms: [],
  };
}

const HISTORY: Change = {
  serviceDeployments: [deployment(89, 'IN_PROGRESS', 900), deployment(88, 'SUCCESSFUL', 86_400)],
  serviceRevisions: [
    { arn: untrusted(`${REVISION}89`), taskDefinitionArn: DEFINITION_ARN },
    { arn: untrusted(`${REVISION}88`), taskDefinitionArn: OLD_ARN },
  ],
};

/** The healthy service, whose last good revision had a container `api` that differed. */
function withLastGood(change: Change, earlier: Partial<ContainerDefinition>): Snapshot {
  const snapshot = healthySnapshot(change);
  const { taskDefinitions } = snapshot.blueprint;
  if (taskDefinitions.state !== 'present') throw new Error('the healthy service has a task definition');
  const old = taskDefinitions.value.map(
    (definition): TaskDefinition => ({
      ...definition,
      arn: OLD_ARN,
      revision: 88,
      containers: definition.containers.map((one) => ({ ...one, ...earlier })),
    }),
  );
  const blueprint = { ...snapshot.blueprint, taskDefinitions: present([...taskDefinitions.value, ...old]) };
  return { ...snapshot, blueprint };
}

function comparisonOf(snapshot: Snapshot): RevisionComparison | null {
  return diagnose(snapshot, { name: 'ecs-doctor', version: 'test' }).whatChanged;
}

const DEAD = [stoppedTask({ id: 'dead1', stoppedAgo: 300 }), stoppedTask({ id: 'dead2', stoppedAgo: 100 })];
const CRASH: Change = {
  ...HISTORY,
  running: [],
  deployment: { rolloutState: untrusted('IN_PROGRESS') },
  stopped: DEAD,
  logs: DEAD.map((task) => logOf(task, [[1, "KeyError: 'DATABASE_URL'"]])),
};

describe('what changed since the last good revision', () => {
  it('names the variable that the error names', () => {
    const secretNames = [untrusted('DATABASE_URL'), untrusted('UNRELATED')];
    expect(comparisonOf(withLastGood(CRASH, { secretNames }))).toMatchObject({
      lastGood: 'backend:88',
      inQuestion: 'backend:89',
      changes: [
        { what: 'secrets DATABASE_URL', before: 'set', after: null, bearing: 'named' },
        { what: 'secrets UNRELATED', before: 'set', after: null, bearing: 'fitting' },
      ],
    });
  });

  it('does not take a part of a longer name for the name', () => {
    const secretNames = [untrusted('BASE_URL')];
    expect(comparisonOf(withLastGood(CRASH, { secretNames }))?.changes).toMatchObject([
      { what: 'secrets BASE_URL', bearing: 'fitting' },
    ]);
  });

  it('holds a change against the cause that was found, and more memory against nobody', () => {
    const changes = comparisonOf(withLastGood(CRASH, { memoryMiB: 256 }))?.changes;
    expect(changes).toMatchObject([{ what: 'memory', before: '256', after: null, bearing: 'unrelated' }]);
  });

  it('holds less memory against a memory limit that is reached', () => {
    const killed = {
      exitCode: 137,
      containerReason: 'OutOfMemoryError: Container killed due to memory usage',
    };
    const stopped = DEAD.map(({ id }, index) =>
      stoppedTask({ id, stoppedAgo: 300 - 200 * index, ...killed }),
    );
    const change = { ...CRASH, stopped, logs: [], container: { memoryMiB: 512 } };
    expect(comparisonOf(withLastGood(change, { memoryMiB: 1024 }))?.changes).toMatchObject([
      { what: 'memory', before: '1024', after: '512', bearing: 'fitting' },
    ]);
  });

  it('is nothing where the same task definition was deployed again', () => {
    const serviceRevisions = [88, 89].map((number) => ({
      arn: untrusted(`${REVISION}${number}`),
      taskDefinitionArn: DEFINITION_ARN,
    }));
    expect(comparisonOf(healthySnapshot({ ...CRASH, serviceRevisions }))).toEqual({
      lastGood: 'backend:89',
      inQuestion: 'backend:89',
      changes: [],
    });
  });

  it('is read from the deployments of the service where its history may not be read', () => {
    const old = { ...CRASH, serviceDeployments: [], serviceRevisions: [] };
    const snapshot = withLastGood(old, { image: untrusted('registry/backend:88') });
    const { service } = snapshot.vitals;
    if (service.state !== 'present') throw new Error('the healthy service is there');
    const [primary] = service.value.deployments;
    if (primary === undefined) throw new Error('the healthy service has a deployment');
    const active = {
      ...primary,
      id: untrusted('ecs-svc/88'),
      status: untrusted('ACTIVE'),
      taskDefinitionArn: OLD_ARN,
    };
    const deployments = [primary, { ...active, rolloutState: untrusted('COMPLETED') }];
    const vitals = { ...snapshot.vitals, service: present({ ...service.value, deployments }) };
    expect(comparisonOf({ ...snapshot, vitals })?.changes).toMatchObject([
      { what: 'image', bearing: 'fitting' },
    ]);
  });

  it('is not known where nothing worked before', () => {
    expect(comparisonOf(healthySnapshot({ ...CRASH, serviceDeployments: [] }))).toBeNull();
  });
});
