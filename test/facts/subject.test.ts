import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { deploymentIdOf } from '../../src/facts/subject.ts';
import type { Deployment, ServiceDeployment } from '../../src/model/service.ts';
import { untrusted } from '../../src/model/text.ts';
import { type Change, event, healthySnapshot, without } from '../support/snapshot.ts';
import { ago, stoppedTask } from '../support/task.ts';

const REVISION_90 = untrusted('arn:aws:ecs:us-east-1:1:service-revision/prod/backend/90');
const DEFINITION_90 = untrusted('arn:aws:ecs:us-east-1:1:task-definition/backend:90');

/** Deployment 90 began half an hour ago and was rolled back to 89. */
const ROLLED_BACK: ServiceDeployment = {
  arn: untrusted('arn:aws:ecs:us-east-1:1:service-deployment/prod/backend/x'),
  status: untrusted('ROLLBACK_SUCCESSFUL'),
  statusReason: untrusted('tasks failed to start'),
  createdAt: ago(1800),
  startedAt: ago(1800),
  targetRevisionArn: REVISION_90,
  sourceRevisionArns: [],
  triggeredAlarms: [],
};

const ROLLBACK: Change = {
  serviceDeployments: [ROLLED_BACK],
  serviceRevisions: [{ arn: REVISION_90, taskDefinitionArn: DEFINITION_90 }],
};

function subjectOf(change: Change) {
  return readFacts(healthySnapshot(change)).subject;
}

function deployment(id: string, status: string, rolloutState: string): Deployment {
  return {
    id: untrusted(id),
    status: untrusted(status),
    rolloutState: untrusted(rolloutState),
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    failedTasks: 0,
    createdAt: ago(1800),
  };
}

describe('the deployment in question', () => {
  it('is the primary one', () => {
    expect(subjectOf({})).toMatchObject({
      deploymentId: 'ecs-svc/89',
      state: 'completed',
      startedAt: ago(3600),
    });
    const rolling = { rolloutState: untrusted('IN_PROGRESS') };
    expect(subjectOf({ deployment: rolling })).toMatchObject({ state: 'in-progress' });
  });

  it('is the one that failed, after a rollback', () => {
    expect(subjectOf(ROLLBACK)).toMatchObject({
      deploymentId: 'ecs-svc/90',
      taskDefinitionArn: DEFINITION_90,
      state: 'failed',
      stateReason: 'tasks failed to start',
    });
  });

  it('is the old revision where that has cycled as well since the rollback', () => {
    const stopped = [60, 600].map((stoppedAgo) => stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo }));
    expect(subjectOf({ ...ROLLBACK, stopped })).toMatchObject({
      deploymentId: 'ecs-svc/89',
      rolledBack: { status: 'ROLLBACK_SUCCESSFUL' },
    });
  });

  it.each<[string, Change]>([
    ['only once since', { stopped: [stoppedTask()] }],
    [
      'before the failed deployment began',
      { stopped: [2000, 3000].map((stoppedAgo) => stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo })) },
    ],
    [
      'only by scaling in',
      {
        stopped: [60, 600].map((stoppedAgo) =>
          stoppedTask({
            id: `dead${stoppedAgo}`,
            stoppedAgo,
            stopCode: 'ServiceSchedulerInitiated',
            reason: 'Scaling activity initiated by (deployment ecs-svc/90)',
          }),
        ),
      },
    ],
  ])('is still the one that failed where the old revision lost tasks %s', (_, change) => {
    expect(subjectOf({ ...ROLLBACK, ...change }).deploymentId).toBe('ecs-svc/90');
  });

  it('is a newer one that followed a rollback', () => {
    const next = { ...ROLLED_BACK, status: untrusted('SUCCESSFUL'), createdAt: ago(600) };
    expect(subjectOf({ ...ROLLBACK, serviceDeployments: [ROLLED_BACK, next] }).deploymentId).toBe(
      'ecs-svc/89',
    );
  });

  it('is one that failed beside the primary, where there is no history of deployments', () => {
    const deployments = [
      deployment('ecs-svc/89', 'PRIMARY', 'IN_PROGRESS'),
      deployment('ecs-svc/90', 'ACTIVE', 'FAILED'),
    ];
    expect(subjectOf({ state: { deployments } })).toMatchObject({
      deploymentId: 'ecs-svc/90',
      state: 'failed',
    });
  });

  it('is told by the events where deployments may not be listed', () => {
    const events = [
      event(300, '(service backend) rolling back to deployment ecs-svc/89.'),
      event(301, '(service backend) (deployment ecs-svc/90) deployment failed: tasks failed to start.'),
    ];
    const snapshot = without('serviceDeployments', healthySnapshot({ events }));
    expect(readFacts(snapshot).subject).toMatchObject({ deploymentId: 'ecs-svc/90', state: 'failed' });
  });

  it('is not an older failure that a later deployment has made good', () => {
    const events = [
      event(100, '(service backend) (deployment ecs-svc/91) deployment completed.'),
      event(301, '(service backend) (deployment ecs-svc/90) deployment failed: tasks failed to start.'),
    ];
    const snapshot = without('serviceDeployments', healthySnapshot({ events }));
    expect(readFacts(snapshot).subject).toMatchObject({ deploymentId: 'ecs-svc/89', state: 'completed' });
  });

  it('is not an older failure once somebody has deployed anew, whether that is done or not', () => {
    const events = [
      event(300, '(service backend) rolling back to deployment ecs-svc/89.'),
      event(301, '(service backend) (deployment ecs-svc/90) deployment failed: tasks failed to start.'),
    ];
    const anew = { ...deployment('ecs-svc/91', 'PRIMARY', 'IN_PROGRESS'), createdAt: ago(60) };
    const snapshot = without(
      'serviceDeployments',
      healthySnapshot({
        events,
        state: { deployments: [anew, deployment('ecs-svc/89', 'ACTIVE', 'COMPLETED')] },
      }),
    );
    expect(readFacts(snapshot).subject).toMatchObject({ deploymentId: 'ecs-svc/91', state: 'in-progress' });
  });

  it.each(['CODE_DEPLOY', 'EXTERNAL'])(
    'is the newest task set under the controller %s, although traffic still goes to the primary one',
    (controller) => {
      const blue = { ...deployment('ecs-svc/blue', 'PRIMARY', ''), createdAt: ago(86_400) };
      const green = { ...deployment('ecs-svc/green', 'ACTIVE', ''), createdAt: ago(600) };
      const settings = { deploymentController: untrusted(controller) };
      for (const deployments of [
        [blue, green],
        [green, blue],
      ]) {
        expect(subjectOf({ settings, state: { deployments } })).toMatchObject({
          deploymentId: 'ecs-svc/green',
          state: 'in-progress',
          startedAt: ago(600),
        });
      }
    },
  );

  it('is the primary task set where the other one is older, drains, or is of a controller of ECS itself', () => {
    const blue = { ...deployment('ecs-svc/blue', 'PRIMARY', ''), createdAt: ago(3600) };
    const other = (status: string, secondsAgo: number) => ({
      ...deployment('ecs-svc/green', status, ''),
      createdAt: ago(secondsAgo),
    });
    const subjectBeside = (controller: string, green: Deployment) =>
      subjectOf({
        settings: { deploymentController: untrusted(controller) },
        state: { deployments: [blue, green] },
      });
    const expected = { deploymentId: 'ecs-svc/blue', state: 'completed' };
    expect(subjectBeside('CODE_DEPLOY', other('ACTIVE', 86_400))).toMatchObject(expected);
    expect(subjectBeside('CODE_DEPLOY', other('DRAINING', 600))).toMatchObject(expected);
    expect(subjectBeside('ECS', other('ACTIVE', 600))).toMatchObject(expected);
  });

  it('has no name where the service could not be read', () => {
    expect(readFacts(without('service', healthySnapshot())).subject.deploymentId).toBeUndefined();
  });
});

describe('the number of a service deployment', () => {
  it('is that of its target revision', () => {
    expect(deploymentIdOf(ROLLED_BACK)).toBe('ecs-svc/90');
    expect(deploymentIdOf({ ...ROLLED_BACK, targetRevisionArn: undefined })).toBeUndefined();
  });
});
