import { describe, expect, it } from 'vitest';
import { lostPeriod, type Signs } from '../../../src/collect/remains/period.ts';
import { absent, denied, present, valueOr } from '../../../src/model/section.ts';
import type { ServiceDeployment } from '../../../src/model/service.ts';
import { untrusted } from '../../../src/model/text.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { ago, DEPLOYMENT, NOW, stoppedTask } from '../../support/task.ts';

const HOUR = 3600;

function signs(change: Parameters<typeof healthySnapshot>[0] = {}, more: Partial<Signs> = {}): Signs {
  const { vitals } = healthySnapshot(change);
  return {
    now: NOW,
    service: vitals.service,
    deployments: vitals.serviceDeployments,
    stopped: vitals.stoppedTasks,
    stack: vitals.stack,
    ...more,
  };
}

const ROLLED_BACK: ServiceDeployment = {
  arn: untrusted('arn:aws:ecs:us-east-1:123456789012:service-deployment/prod/backend/x'),
  status: untrusted('ROLLBACK_SUCCESSFUL'),
  createdAt: ago(4 * HOUR),
  finishedAt: ago(3.9 * HOUR),
  targetRevisionArn: untrusted('arn:aws:ecs:us-east-1:123456789012:service-revision/prod/backend/90'),
  sourceRevisionArns: [],
  rollback: { startedAt: ago(3.95 * HOUR) },
  triggeredAlarms: [],
};

function event(agoSeconds: number, message: string) {
  return { id: untrusted(`e${agoSeconds}`), at: ago(agoSeconds), message: untrusted(message) };
}

describe('the time that is looked into', () => {
  it('is none for a service that is well', () => {
    expect(lostPeriod(signs())).toBeUndefined();
  });

  it('is that of the newest deployment, where it was rolled back and none of its tasks is shown', () => {
    const period = lostPeriod(signs({ serviceDeployments: [ROLLED_BACK] }));
    expect(period).toMatchObject({ reason: 'expired', deployment: { id: 'ecs-svc/90' } });
    expect(period?.from).toBeLessThan(ago(4 * HOUR));
    expect(period?.to).toBeLessThan(ago(3.5 * HOUR));
  });

  it('is none where ECS shows a task of that deployment that failed', () => {
    const shown = stoppedTask({ startedBy: 'ecs-svc/90' });
    expect(lostPeriod(signs({ serviceDeployments: [ROLLED_BACK], stopped: [shown] }))).toBeUndefined();
  });

  it('is not hidden by a task that was merely scaled in', () => {
    const drained = stoppedTask({
      startedBy: 'ecs-svc/90',
      stopCode: 'ServiceSchedulerInitiated',
      reason: 'Scaling activity initiated by (deployment ecs-svc/90)',
    });
    expect(lostPeriod(signs({ serviceDeployments: [ROLLED_BACK], stopped: [drained] }))).toBeDefined();
  });

  it('is none where a later deployment was successful', () => {
    const later = { ...ROLLED_BACK, status: untrusted('SUCCESSFUL'), createdAt: ago(2 * HOUR) };
    expect(lostPeriod(signs({ serviceDeployments: [later, ROLLED_BACK] }))).toBeUndefined();
  });

  it('follows from the events for those who may not list deployments', () => {
    const events = [
      event(3.9 * HOUR, '(service backend) rolling back to deployment ecs-svc/89.'),
      event(
        3.91 * HOUR,
        '(service backend) (deployment ecs-svc/90) deployment failed: tasks failed to start.',
      ),
      event(4.2 * HOUR, '(service backend) has reached a steady state.'),
    ];
    const action = denied<readonly ServiceDeployment[]>('ecs:ListServiceDeployments', untrusted('no'));
    expect(lostPeriod(signs({ events }, { deployments: action }))).toMatchObject({
      from: ago(4.2 * HOUR) - 60_000,
      deployment: { id: 'ecs-svc/90', rolledBackAt: ago(3.91 * HOUR) },
    });
  });

  it('follows from failures that ECS has counted and does not show', () => {
    const period = lostPeriod(signs({ deployment: { failedTasks: 12, createdAt: ago(20 * HOUR) } }));
    expect(period).toMatchObject({ from: ago(6 * HOUR), to: NOW, deployment: { id: DEPLOYMENT } });
  });

  it('follows from events of failures after which the service was not steady again', () => {
    const unhealthy = '(service backend) (task 0123456789abcdef) failed container health checks.';
    expect(lostPeriod(signs({ events: [event(2 * HOUR, unhealthy)] }))).toMatchObject({ reason: 'expired' });
    expect(lostPeriod(signs({ events: [event(0.5 * HOUR, unhealthy)] }))).toBeUndefined();
  });

  it('follows from a service that lacks tasks of which some were started before any that are shown', () => {
    const started = '(service backend) has started 2 tasks: (task 0123456789abcdef) (task fedcba9876543210).';
    const events = [event(2 * HOUR, started)];
    const lacking = { running: [], deployment: { createdAt: ago(3 * HOUR) }, events };
    expect(lostPeriod(signs(lacking))).toMatchObject({ reason: 'expired', deployment: { id: DEPLOYMENT } });
    expect(lostPeriod(signs({ ...lacking, events: [event(0.5 * HOUR, started)] }))).toBeUndefined();
  });

  it('is none where what a service lacks has been started a moment ago', () => {
    const started = '(service backend) has started 2 tasks: (task 0123456789abcdef) (task fedcba9876543210).';
    const raised = (agoSeconds: number) =>
      lostPeriod(
        signs({
          state: { desiredCount: 4, pendingCount: 2 },
          deployment: { createdAt: ago(30 * HOUR) },
          events: [event(agoSeconds, started), event(12 * HOUR, started)],
        }),
      );
    expect(raised(60)).toBeUndefined();
    expect(raised(2 * HOUR)).toMatchObject({ reason: 'expired' });
  });

  it('is none where tasks wait for a place, because then none has failed', () => {
    const started = '(service backend) has started 1 tasks: (task 0123456789abcdef).';
    const full =
      '(service backend) was unable to place a task because no container instance met all of its requirements.';
    const events = [event(60, full), event(2 * HOUR, started)];
    const lacking = { running: [], deployment: { createdAt: ago(3 * HOUR) }, events };
    expect(lostPeriod(signs(lacking))).toBeUndefined();
  });

  it('is none where nobody knows what stopped, because that may not be read', () => {
    const stopped = denied<never>('ecs:ListTasks', untrusted('no'));
    expect(lostPeriod(signs({ serviceDeployments: [ROLLED_BACK] }, { stopped }))).toBeUndefined();
  });

  it('is that which is asked for, unless ECS itself shows all of it', () => {
    expect(lostPeriod(signs({}, { since: ago(6 * HOUR) }))).toMatchObject({
      reason: 'asked',
      from: ago(6 * HOUR),
    });
    expect(lostPeriod(signs({}, { since: ago(0.9 * HOUR) }))).toBeUndefined();
    expect(lostPeriod(signs({}, { since: NOW + 1000 }))).toBeUndefined();
  });

  it('is the life of a service that is gone, as its stack tells it', () => {
    const { vitals } = healthySnapshot();
    const state = valueOr(vitals.service, undefined);
    if (state === undefined) throw new Error('the healthy service has a state');
    const gone = present({ ...state, status: untrusted('INACTIVE') });
    expect(lostPeriod(signs({}, { service: gone, stack: absent('none') }))).toMatchObject({ reason: 'gone' });
  });
});
