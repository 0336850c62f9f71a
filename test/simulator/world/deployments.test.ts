import { expect, test } from 'vitest';
import { breakerThreshold } from '../../../src/simulator/world/circuit-breaker.ts';
import { changes, saidBy, serviceOf, tasksOf, watch } from './look.ts';
import { CHECK, type Change, played, revisionOf } from './story.ts';

const HEALTHY: Change = { container: { check: { ...CHECK, intervalSeconds: 10 } } };
const BROKEN: Change = { performance: { ending: { afterSeconds: 2, exitCode: 1 } } };

function updated(to: Change, service: Change['service']): Change {
  const releases = [
    { atSeconds: -1800, revision: revisionOf(1, HEALTHY) },
    { atSeconds: 0, revision: revisionOf(2, to) },
  ] as const;
  return { service: { ...service, releases } };
}

const BREAKER = { circuitBreaker: { enable: true, rollback: true } };

test.each([
  { percents: { minimumHealthyPercent: 100, maximumPercent: 200 }, least: 4, most: 8 },
  { percents: { minimumHealthyPercent: 100, maximumPercent: 150 }, least: 4, most: 6 },
  { percents: { minimumHealthyPercent: 50, maximumPercent: 100 }, least: 2, most: 4 },
])(
  'B28: a rolling deployment stays between $least and $most tasks and completes',
  ({ percents, least, most }) => {
    const world = played(updated(HEALTHY, { desiredCount: 4, ...percents }), 0);
    const seen = watch(world, 400, (now) => {
      const tasks = tasksOf(now);
      return {
        healthy: tasks.filter((task) => task.healthStatus === 'HEALTHY' && task.lastStatus === 'RUNNING')
          .length,
        meant: tasks.filter((task) => task.desiredStatus === 'RUNNING').length,
      };
    });
    expect(Math.min(...seen.map(({ healthy }) => healthy))).toBeGreaterThanOrEqual(least);
    expect(Math.max(...seen.map(({ meant }) => meant))).toBeLessThanOrEqual(most);
    expect(serviceOf(world).deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }]);
    expect(serviceOf(world).taskDefinition).toMatch(/:2$/);
  },
);

test('B28: the old deployment is ACTIVE until its last task is gone', () => {
  const world = played(updated(HEALTHY, {}), 0);
  const seen = watch(world, 200, (now) =>
    serviceOf(now)
      .deployments?.map((deployment) => deployment.status)
      .join(),
  );
  expect(changes(seen)).toEqual(['PRIMARY,ACTIVE', 'PRIMARY']);
});

test.each([
  [1, 3],
  [6, 3],
  [7, 4],
  [25, 13],
  [1000, 200],
])('B29: with %i desired tasks the circuit breaker opens after %i failures', (desired, threshold) => {
  expect(breakerThreshold(desired)).toBe(threshold);
});

test('B29: a deployment that failed starts no task any more', () => {
  const world = played({ ...BROKEN, service: { circuitBreaker: { enable: true, rollback: false } } }, 300);
  const count = tasksOf(world).length;
  expect(count).toBeLessThanOrEqual(6);
  expect(serviceOf(world).deployments?.[0]).toMatchObject({
    rolloutState: 'FAILED',
    rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
  });
  expect(saidBy(world).join()).toMatch(
    /\(deployment ecs-svc\/\d+\) deployment failed: tasks failed to start\./,
  );
  world.advanceTo(world.now() + 600_000);
  expect(tasksOf(world)).toHaveLength(count);
});

test('B29: tasks that never start open the circuit breaker as well', () => {
  const world = played({ container: { pullFailure: 'not found' }, service: BREAKER }, 300);
  expect(serviceOf(world).deployments?.[0]?.rolloutState).toBe('FAILED');
});

test('B30: a rollback deploys the last completed revision again', () => {
  const world = played(updated(BROKEN, BREAKER), 300);
  const service = serviceOf(world);
  expect(service.deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }]);
  expect(service.taskDefinition).toMatch(/:1$/);
  expect(service.runningCount).toBe(2);
  expect(saidBy(world).join()).toMatch(/rolling back to deployment ecs-svc\/\d+\./);
  expect(world.account().serviceDeployments[0]).toMatchObject({
    status: 'ROLLBACK_SUCCESSFUL',
    deploymentCircuitBreaker: { status: 'TRIGGERED', threshold: 3 },
    rollback: {
      reason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    },
  });
});

test('B31: without a completed deployment the service stands still', () => {
  const world = played({ ...BROKEN, service: BREAKER }, 300);
  expect(world.account().serviceDeployments).toMatchObject([
    { status: 'ROLLBACK_FAILED', statusReason: 'No rollback candidate was found to run the rollback.' },
  ]);
  const before = tasksOf(world).length;
  world.advanceTo(world.now() + 600_000);
  expect(tasksOf(world)).toHaveLength(before);
});

test('B32: every deployment stays in the history, with its revision', () => {
  const world = played(updated(HEALTHY, {}), 300);
  const { serviceDeployments, serviceRevisions } = world.account();
  expect(serviceDeployments.map((deployment) => deployment.status)).toEqual(['SUCCESSFUL', 'SUCCESSFUL']);
  expect(serviceRevisions.map((revision) => revision.taskDefinition?.at(-1))).toEqual(['2', '1']);
  const target = serviceDeployments[0]?.targetServiceRevision?.arn;
  expect(target).toBe(serviceRevisions[0]?.serviceRevisionArn);
  expect(target?.split('/').at(-1)).toBe(serviceOf(world).deployments?.[0]?.id?.replace('ecs-svc/', ''));
});
