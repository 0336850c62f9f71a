import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import { denied, present } from '../../src/model/section.ts';
import type { Deployment, ServiceDeployment } from '../../src/model/service.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { Stack } from '../../src/model/stack.ts';
import { untrusted } from '../../src/model/text.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { type Change, event, healthySnapshot, unhealthyTarget, without } from '../support/snapshot.ts';
import { ago, GROUP_ARN, runningTask, stoppedTask } from '../support/task.ts';

function judged(snapshot: Snapshot): Verdict {
  return diagnose(snapshot, { name: 'ecs-doctor', version: 'test' }).diagnosis.verdict;
}

function stopsAgo(...secondsAgo: readonly number[]) {
  return secondsAgo.map((stoppedAgo) => stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo }));
}

function rolling(ageSeconds: number): Partial<Deployment> {
  return { rolloutState: untrusted('IN_PROGRESS'), createdAt: ago(ageSeconds) };
}

const ROLLED_BACK: ServiceDeployment = {
  arn: untrusted('arn:aws:ecs:us-east-1:1:service-deployment/prod/backend/x'),
  status: untrusted('ROLLBACK_SUCCESSFUL'),
  createdAt: ago(1800),
  targetRevisionArn: untrusted('arn:aws:ecs:us-east-1:1:service-revision/prod/backend/90'),
  sourceRevisionArns: [],
  triggeredAlarms: [],
};

function stack(status: string, serviceStatus: string, reason: string): Stack {
  const service = {
    at: ago(60),
    stackName: untrusted('backend'),
    logicalId: untrusted('Service'),
    resourceType: untrusted('AWS::ECS::Service'),
    status: untrusted(serviceStatus),
    reason: untrusted(reason),
  };
  return { name: untrusted('backend'), status: untrusted(status), events: [service], resources: present([]) };
}

/** The service was cancelled because a listener rule could not be created. */
function rolledBackByRule(): Stack {
  const rolledBack = stack('UPDATE_ROLLBACK_COMPLETE', 'UPDATE_FAILED', 'Resource update cancelled');
  const rule = rolledBack.events.map((event) => ({
    ...event,
    logicalId: untrusted('ListenerRule'),
    resourceType: untrusted('AWS::ElasticLoadBalancingV2::ListenerRule'),
    status: untrusted('CREATE_FAILED'),
    reason: untrusted("Priority '20' is currently in use"),
  }));
  return { ...rolledBack, events: [...rolledBack.events, ...rule] };
}

const ONE_RUNNING = [runningTask('aaa1')];
const PAIR = [runningTask('aaa1'), runningTask('aaa2')];
const RAISED = { desiredCount: 3, runningCount: 2, pendingCount: 1 };
const BY_HAND = { stopCode: 'UserInitiated', reason: 'Task stopped by user' };
const SCALED_IN = {
  stopCode: 'ServiceSchedulerInitiated',
  reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
  exitCode: 137,
};

describe('the verdict', () => {
  it.each<[Verdict, string, Change]>([
    ['healthy', 'everything that was asked for runs and is healthy', {}],
    ['healthy', 'one task failed and was replaced', { stopped: stopsAgo(600) }],
    ['healthy', 'a lost host took two tasks with it at once', { stopped: stopsAgo(600, 610) }],
    [
      'healthy',
      'it failed again and again, but has been well for long since',
      { stopped: stopsAgo(2700, 3000) },
    ],
    [
      'healthy',
      'tasks were stopped by scaling in, even with 137',
      {
        stopped: [
          stoppedTask({ ...SCALED_IN, id: 'dead1', stoppedAgo: 60 }),
          stoppedTask({ ...SCALED_IN, id: 'dead2', stoppedAgo: 600 }),
        ],
      },
    ],
    [
      'healthy',
      'tasks of the previous deployment had failed',
      {
        stopped: [60, 600].map((stoppedAgo) =>
          stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo, startedBy: 'ecs-svc/88' }),
        ),
      },
    ],
    [
      'in-progress',
      'the desired count was raised a moment ago, and what is missing starts',
      {
        running: [...PAIR, { ...runningTask('new1'), lastStatus: untrusted('PENDING'), createdAt: ago(60) }],
        state: RAISED,
      },
    ],
    [
      'degraded',
      'a task that is missing has been starting for long',
      {
        running: [...PAIR, { ...runningTask('new1'), lastStatus: untrusted('PENDING'), createdAt: ago(900) }],
        state: RAISED,
      },
    ],
    ['degraded', 'a task is missing and none starts', { running: PAIR, state: RAISED }],
    ['cycling', 'it fails again and again', { stopped: stopsAgo(60, 600) }],
    [
      'cycling',
      'it fails slowly, and has been quiet for no longer than before',
      { stopped: stopsAgo(1200, 3000) },
    ],
    [
      'cycling',
      'a new deployment fails again and again',
      { stopped: stopsAgo(60, 300), deployment: rolling(600) },
    ],
    [
      'cycling',
      'no task can be created, again and again',
      {
        running: [],
        events: [60, 300].map((seconds) =>
          event(
            seconds,
            '(service backend) failed to launch a task with (error ECS was unable to assume the role).',
          ),
        ),
      },
    ],
    [
      'cycling',
      'somebody stops its tasks again and again',
      {
        stopped: [60, 600, 1200].map((stoppedAgo) =>
          stoppedTask({ ...BY_HAND, id: `dead${stoppedAgo}`, stoppedAgo }),
        ),
      },
    ],
    ['degraded', 'it lacks a task', { running: ONE_RUNNING }],
    ['degraded', 'a target is unhealthy', { targets: [unhealthyTarget('Request timed out')] }],
    [
      'degraded',
      'a container is unhealthy',
      {
        running: [runningTask('aaa1'), { ...runningTask('aaa2'), healthStatus: untrusted('UNHEALTHY') }],
      },
    ],
    [
      'degraded',
      'a deployment has lacked tasks for too long',
      { running: ONE_RUNNING, deployment: rolling(2400) },
    ],
    [
      'degraded',
      'there is no place for a task, which waits and does not fail',
      {
        running: ONE_RUNNING,
        events: [
          event(
            60,
            '(service backend) was unable to place a task. Reason: Capacity is unavailable at this time.',
          ),
        ],
      },
    ],
    ['in-progress', 'a deployment is on its way', { running: ONE_RUNNING, deployment: rolling(300) }],
    [
      'in-progress',
      'a new target is not healthy yet',
      {
        targets: [unhealthyTarget('Health checks failed')],
        deployment: rolling(300),
      },
    ],
    [
      'in-progress',
      'its stack is still being updated',
      { stack: stack('UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE', '') },
    ],
    [
      'failed',
      'the deployment was rolled back, although the old revision is well',
      { serviceDeployments: [ROLLED_BACK] },
    ],
    ['failed', 'the deployment failed', { deployment: { rolloutState: untrusted('FAILED') } }],
    [
      'failed',
      'the stack was rolled back for it',
      { stack: stack('UPDATE_ROLLBACK_COMPLETE', 'UPDATE_FAILED', 'did not stabilize') },
    ],
    [
      'healthy',
      'the stack was rolled back for something else',
      {
        stack: stack('UPDATE_ROLLBACK_COMPLETE', 'UPDATE_FAILED', 'Resource update cancelled'),
      },
    ],
    [
      'failed',
      'the stack was rolled back for another resource, which cancelled the service',
      { stack: rolledBackByRule() },
    ],
    [
      'healthy',
      'a deployment was completed after the stack had been rolled back',
      { stack: rolledBackByRule(), deployment: { createdAt: ago(30) } },
    ],
    ['undetermined', 'nothing is asked to run', { running: [], state: { desiredCount: 0 } }],
    ['undetermined', 'the service is being deleted', { state: { status: untrusted('DRAINING') } }],
  ])('is %s where %s', (verdict, _, change) => {
    expect(judged(healthySnapshot(change))).toBe(verdict);
  });

  it.each(['service', 'runningTasks', 'stoppedTasks', 'targetHealth'] as const)(
    'is never healthy where %s may not be read',
    (section) => {
      expect(judged(without(section, healthySnapshot()))).toBe('undetermined');
    },
  );

  it('is never healthy where the targets of one group may not be read', () => {
    const snapshot = healthySnapshot();
    const lacking = { targetGroupArn: GROUP_ARN, targets: denied<never>('x', untrusted('no')) };
    const vitals = { ...snapshot.vitals, targetHealth: present([lacking]) };
    expect(judged({ ...snapshot, vitals })).toBe('undetermined');
  });

  it('does not take a deployment to be well on its way where stopped tasks may not be read', () => {
    const young = healthySnapshot({ running: ONE_RUNNING, deployment: rolling(300) });
    expect(judged(without('stoppedTasks', young))).toBe('undetermined');
  });

  it('believes the count of ECS where stopped tasks may not be read', () => {
    const failing = healthySnapshot({
      running: ONE_RUNNING,
      deployment: { ...rolling(300), failedTasks: 5 },
    });
    expect(judged(without('stoppedTasks', failing))).toBe('cycling');
  });

  it('needs no targets where there is no load balancer', () => {
    const alone = healthySnapshot({ settings: { loadBalancers: [] } });
    expect(judged(without('targetHealth', alone))).toBe('healthy');
  });
});
