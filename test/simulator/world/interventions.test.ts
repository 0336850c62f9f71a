import { expect, test } from 'vitest';
import type { Intervention } from '../../../src/simulator/settings.ts';
import { between, first, serviceOf, stoppedOf, tasksOf } from './look.ts';
import { CHECK, type Change, played, TARGETS } from './story.ts';

/** A healthy service that something befalls after three minutes. */
function befallen(intervention: Intervention, change: Change = {}): Change {
  return {
    container: { check: CHECK },
    ...change,
    service: { targetGroup: TARGETS, interventions: [intervention] },
  };
}

test.each([
  ['spot', 'SpotInterruption', 'Your Spot Task was interrupted.'],
  ['operator', 'UserInitiated', 'Task stopped by user'],
  ['host', 'TerminationNotice', 'Host EC2 (instance i-0da6526579af3bd1b) terminated.'],
  [
    'maintenance',
    'ServiceSchedulerInitiated',
    'ECS is performing maintenance on the underlying infrastructure hosting the task.',
  ],
] as const)('B43: a task that %s stops is no failure, and is replaced', (by, stopCode, stoppedReason) => {
  const world = played(befallen({ kind: 'stop', atSeconds: 180, tasks: 1, by }), 400);
  const task = first(stoppedOf(world));
  expect(task).toMatchObject({ stopCode, stoppedReason });
  expect(between(task.stoppingAt, task.executionStoppedAt)).toBeGreaterThan(
    TARGETS.deregistrationDelaySeconds,
  );
  const [, , replacement] = tasksOf(world);
  expect(between(task.stoppingAt, replacement?.createdAt)).toBeLessThanOrEqual(7);
  expect(serviceOf(world)).toMatchObject({ runningCount: 2, deployments: [{ failedTasks: 0 }] });
});

test('B44: a service that is asked for fewer tasks stops its newest, also those that ignore SIGTERM', () => {
  const scaleIn = { kind: 'scale', atSeconds: 180, desiredCount: 1 } as const;
  const world = played(befallen(scaleIn, { performance: { onSigterm: 'ignores' } }), 400);
  const [task] = stoppedOf(world);
  expect(task?.stoppedReason).toMatch(/^Scaling activity initiated by \(deployment ecs-svc\/\d+\)$/);
  expect(task?.containers?.[0]?.exitCode).toBe(137);
  expect(serviceOf(world)).toMatchObject({ desiredCount: 1, runningCount: 1 });
});

test('B45: a service that is deleted drains, then is gone', () => {
  const deleted = befallen({ kind: 'delete', atSeconds: 180 });
  expect(serviceOf(played(deleted, 200)).status).toBe('DRAINING');
  expect(serviceOf(played(deleted, 400))).toMatchObject({ status: 'INACTIVE', runningCount: 0 });
});
