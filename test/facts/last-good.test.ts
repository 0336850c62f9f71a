import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { findLastGood } from '../../src/facts/last-good.ts';
import { present } from '../../src/model/section.ts';
import type { Deployment, ServiceDeployment, ServiceRevision } from '../../src/model/service.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { TaskDefinition } from '../../src/model/task-definition.ts';
import { untrusted } from '../../src/model/text.ts';
import { rolledBack } from '../support/service-deployment.ts';
import { type Change, healthySnapshot, without } from '../support/snapshot.ts';
import { ago } from '../support/task.ts';

function definitionArn(revision: number) {
  return untrusted(`arn:aws:ecs:us-east-1:123456789012:task-definition/backend:${revision}`);
}

function revisionArn(number: number) {
  return untrusted(`arn:aws:ecs:us-east-1:123456789012:service-revision/prod/backend/${number}`);
}

/** The deployment with this number ran the task definition with the same number. */
function revision(number: number): ServiceRevision {
  return { arn: revisionArn(number), taskDefinitionArn: definitionArn(number) };
}

function deployed(
  number: number,
  status: string,
  change: Partial<ServiceDeployment> = {},
): ServiceDeployment {
  return rolledBack({
    status: untrusted(status),
    createdAt: ago(10_000 - 100 * number),
    targetRevisionArn: revisionArn(number),
    ...change,
  });
}

function beside(number: number, rolloutState: string): Deployment {
  return {
    id: untrusted(`ecs-svc/${number}`),
    status: untrusted('ACTIVE'),
    taskDefinitionArn: definitionArn(number),
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    failedTasks: 0,
    rolloutState: untrusted(rolloutState),
  };
}

/** A snapshot in which the task definitions 86 to 90 may be read. */
function snapshotOf(change: Change, others: readonly Deployment[] = []): Snapshot {
  const snapshot = healthySnapshot({
    serviceRevisions: [86, 87, 88, 89, 90].map(revision),
    ...change,
  });
  const { blueprint, vitals } = snapshot;
  const [own] = blueprint.taskDefinitions.state === 'present' ? blueprint.taskDefinitions.value : [];
  const definitions = [86, 87, 88, 89, 90].flatMap((number): TaskDefinition[] =>
    own ? [{ ...own, arn: definitionArn(number), revision: number }] : [],
  );
  const service =
    vitals.service.state === 'present'
      ? present({ ...vitals.service.value, deployments: [...vitals.service.value.deployments, ...others] })
      : vitals.service;
  return {
    ...snapshot,
    blueprint: { ...blueprint, taskDefinitions: present(definitions) },
    vitals: { ...vitals, service },
  };
}

function lastGoodOf(snapshot: Snapshot): number | undefined {
  return findLastGood(snapshot, readFacts(snapshot).subject)?.revision;
}

describe('the last revision that worked', () => {
  it('is that of the newest deployment before the one in question that was successful', () => {
    const serviceDeployments = [
      deployed(89, 'IN_PROGRESS'),
      deployed(88, 'STOPPED'),
      deployed(87, 'SUCCESSFUL'),
      deployed(86, 'SUCCESSFUL'),
    ];
    expect(lastGoodOf(snapshotOf({ serviceDeployments }))).toBe(87);
  });

  it('does not depend on the order in which the history is told', () => {
    const serviceDeployments = [
      deployed(86, 'SUCCESSFUL'),
      deployed(89, 'IN_PROGRESS'),
      deployed(87, 'SUCCESSFUL'),
    ];
    expect(lastGoodOf(snapshotOf({ serviceDeployments }))).toBe(87);
  });

  it('is never a deployment that came after the one in question', () => {
    const serviceDeployments = [
      deployed(90, 'ROLLBACK_SUCCESSFUL'),
      deployed(89, 'SUCCESSFUL'),
      deployed(88, 'SUCCESSFUL'),
    ];
    const snapshot = snapshotOf({ serviceDeployments });
    expect(readFacts(snapshot).subject.deploymentId).toBe('ecs-svc/90');
    expect(lastGoodOf(snapshot)).toBe(89);
    expect(findLastGood(snapshot, { deploymentId: 'ecs-svc/89', state: 'completed' })?.revision).toBe(88);
  });

  it('is the one that was rolled back to, where the history goes no further', () => {
    const rollback = { revisionArn: revisionArn(88) };
    const serviceDeployments = [deployed(90, 'ROLLBACK_SUCCESSFUL', { rollback })];
    expect(lastGoodOf(snapshotOf({ serviceDeployments }))).toBe(88);
  });

  it('is the one that the deployment replaces, where nothing else is on record', () => {
    const serviceDeployments = [deployed(89, 'IN_PROGRESS', { sourceRevisionArns: [revisionArn(87)] })];
    expect(lastGoodOf(snapshotOf({ serviceDeployments }))).toBe(87);
  });

  it('is that of the deployment beside the one in question, without a history', () => {
    expect(lastGoodOf(snapshotOf({}, [beside(88, 'COMPLETED')]))).toBe(88);
    const denied = without('serviceDeployments', snapshotOf({}, [beside(88, 'COMPLETED')]));
    expect(lastGoodOf(denied)).toBe(88);
  });

  it('is not one that failed as well', () => {
    const snapshot = snapshotOf({}, [beside(88, 'FAILED')]);
    expect(findLastGood(snapshot, { deploymentId: 'ecs-svc/89', state: 'completed' })).toBeUndefined();
  });

  it('is unknown for the first deployment of a service, and where its definition may not be read', () => {
    expect(lastGoodOf(snapshotOf({ serviceDeployments: [deployed(89, 'IN_PROGRESS')] }))).toBeUndefined();
    expect(lastGoodOf(without('taskDefinitions', snapshotOf({}, [beside(88, 'COMPLETED')])))).toBeUndefined();
    expect(lastGoodOf(snapshotOf({}, [beside(85, 'COMPLETED')]))).toBeUndefined();
  });
});
