import { expect, test } from 'vitest';
import { between, changes, first, saidBy, stoppedOf, tasksOf, watch } from './look.ts';
import { CHECK, played, SERVER, TARGETS } from './story.ts';

const UNHEALTHY = {
  performance: { readyAfterSeconds: null },
  container: { check: CHECK },
  service: { stopUnhealthy: 'when-replacement-runs' },
} as const;

test('B3: a task comes up through PROVISIONING, PENDING, ACTIVATING and RUNNING within 26 s', () => {
  const world = played({}, 0);
  const statuses = watch(world, 30, (now) => first(tasksOf(now)).lastStatus);
  expect(changes(statuses)).toEqual(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING']);
  const task = first(tasksOf(world));
  expect(between(task.createdAt, task.startedAt)).toBeGreaterThan(19);
  expect(between(task.createdAt, task.startedAt)).toBeLessThan(26);
});

test('B3: a time is absent until it is reached, and the times follow one another', () => {
  const early = first(tasksOf(played({}, 5)));
  expect([early.connectivityAt, early.pullStartedAt, early.startedAt]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const task = first(tasksOf(played({}, 30)));
  const times = [task.createdAt, task.connectivityAt, task.pullStartedAt, task.pullStoppedAt, task.startedAt];
  const values = times.map((time) => time?.getTime() ?? 0);
  expect(values).toEqual(values.toSorted((one, other) => one - other));
  expect(task.stoppingAt).toBeUndefined();
});

test('B4: a task that is told to stop drains, stops, is taken down and is STOPPED', () => {
  const world = played({ ...UNHEALTHY, service: { ...UNHEALTHY.service, targetGroup: TARGETS } }, 30);
  const id = first(tasksOf(world)).taskArn;
  const statuses = watch(world, 300, (now) => tasksOf(now).find((task) => task.taskArn === id)?.lastStatus);
  expect(changes(statuses)).toEqual(['RUNNING', 'DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED']);
});

test('B4: it is decided first, the container ends then, and 15 to 23 s later the task has stopped', () => {
  const task = first(stoppedOf(played(UNHEALTHY, 300)));
  expect(task.stopCode).toBe('ServiceSchedulerInitiated');
  expect(between(task.stoppingAt, task.executionStoppedAt)).toBeGreaterThan(1);
  expect(between(task.executionStoppedAt, task.stoppedAt)).toBeGreaterThanOrEqual(15);
  expect(between(task.executionStoppedAt, task.stoppedAt)).toBeLessThanOrEqual(23);
});

test('B5: a task whose image cannot be pulled never starts', () => {
  const task = first(stoppedOf(played({ container: { pullFailure: 'ref x: not found' } }, 60)));
  expect(task.stopCode).toBe('TaskFailedToStart');
  expect(task.stoppedReason).toBe('CannotPullContainerError: ref x: not found');
  expect(task.pullStartedAt).toBeDefined();
  expect([task.pullStoppedAt, task.startedAt, task.executionStoppedAt]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(task.containers?.[0]?.exitCode).toBeUndefined();
});

test('B6: a container that ends by itself ends just before its task begins to stop', () => {
  const ending = { afterSeconds: 20, exitCode: 1 };
  const task = first(stoppedOf(played({ performance: { ending } }, 120)));
  expect(task.stopCode).toBe('EssentialContainerExited');
  expect(task.stoppedReason).toBe('Essential container in task exited');
  expect(task.containers?.[0]?.exitCode).toBe(1);
  expect(between(task.startedAt, task.executionStoppedAt)).toBeCloseTo(20, 1);
  expect(between(task.executionStoppedAt, task.stoppingAt)).toBeGreaterThan(0);
  expect(between(task.executionStoppedAt, task.stoppingAt)).toBeLessThanOrEqual(0.25);
});

test('B7: on SIGTERM an application that is ready says goodbye and exits with 0', () => {
  const world = played({ ...UNHEALTHY, performance: { routes: {} } }, 300);
  const task = first(stoppedOf(world));
  expect(task.containers?.[0]?.exitCode).toBe(0);
  const stream = world.account().logs['/ecs/web']?.[`ecs/app/${task.taskArn?.split('/').at(-1)}`];
  expect(stream?.map((line) => line.message)).toEqual(['starting', 'ready', 'bye']);
});

test('B7: on SIGTERM an application that is not ready exits with 143', () => {
  expect(first(stoppedOf(played(UNHEALTHY, 300))).containers?.[0]?.exitCode).toBe(143);
});

test.each([
  { stopTimeoutSeconds: undefined, seconds: 30 },
  { stopTimeoutSeconds: 90, seconds: 90 },
])(
  'B7: an application that ignores SIGTERM is killed after $seconds s',
  ({ stopTimeoutSeconds, seconds }) => {
    const change = {
      ...UNHEALTHY,
      performance: { readyAfterSeconds: null, onSigterm: 'ignores' },
      container: { check: CHECK, stopTimeoutSeconds },
    } as const;
    const task = first(stoppedOf(played(change, 400)));
    expect(task.containers?.[0]?.exitCode).toBe(137);
    expect(task.containers?.[0]?.reason).toBeUndefined();
    expect(between(task.stoppingAt, task.executionStoppedAt)).toBeGreaterThanOrEqual(seconds);
  },
);

test('B8: a container that goes over its memory limit says so and exits with 137', () => {
  const reason = 'OutOfMemoryError: Container killed due to memory usage';
  const ending = { afterSeconds: 40, exitCode: 137, reason };
  const task = first(stoppedOf(played({ performance: { ending } }, 120)));
  expect(task.containers?.[0]).toMatchObject({ exitCode: 137, reason, lastStatus: 'STOPPED' });
});

test('B9: a stopped task is gone after an hour, what it wrote and what was counted is not', () => {
  const world = played({ performance: { ...SERVER, ending: { afterSeconds: 600, exitCode: 1 } } }, 700);
  const task = first(stoppedOf(world));
  const isKnown = (): boolean => tasksOf(world).some((other) => other.taskArn === task.taskArn);
  const stoppedAt = task.stoppedAt?.getTime() ?? 0;
  world.advanceTo(stoppedAt + 3600_000);
  expect(isKnown()).toBe(true);
  world.advanceTo(stoppedAt + 3600_001);
  expect(isKnown()).toBe(false);
  const id = task.taskArn?.split('/').at(-1) ?? '';
  expect(world.account().logs['/ecs/web']).toHaveProperty([`ecs/app/${id}`]);
  expect(saidBy(world).join()).toContain(id);
});
