import { describe, expect, it } from 'vitest';
import { untrusted } from '../../src/model/text.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { rolledBack } from '../support/service-deployment.ts';
import { type Change, event, healthySnapshot, unhealthyTarget } from '../support/snapshot.ts';
import { ago, runningTask, stoppedTask } from '../support/task.ts';
import { judged, ONE_RUNNING, rolling } from './judged.ts';

function stopsAgo(...secondsAgo: readonly number[]) {
  return secondsAgo.map((stoppedAgo) => stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo }));
}

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
      'failed',
      'the deployment was rolled back, although the old revision is well',
      { serviceDeployments: [rolledBack()] },
    ],
    ['failed', 'the deployment failed', { deployment: { rolloutState: untrusted('FAILED') } }],
    ['undetermined', 'nothing is asked to run', { running: [], state: { desiredCount: 0 } }],
    ['undetermined', 'the service is being deleted', { state: { status: untrusted('DRAINING') } }],
  ])('is %s where %s', (verdict, _, change) => {
    expect(judged(healthySnapshot(change))).toBe(verdict);
  });
});
