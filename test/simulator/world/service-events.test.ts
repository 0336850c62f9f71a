import { expect, test } from 'vitest';
import { first, saidBy, serviceOf } from './look.ts';
import { CHECK, played, TARGETS } from './story.ts';

test('B33: events are newest first and at most 100, and each has an id of its own', () => {
  const world = played({ performance: { ending: { afterSeconds: 2, exitCode: 1 } } }, 3600);
  const events = serviceOf(world).events ?? [];
  expect(events).toHaveLength(100);
  const times = events.map((event) => event.createdAt?.getTime() ?? 0);
  expect(times).toEqual(times.toSorted((one, other) => other - one));
  expect(new Set(events.map((event) => event.id)).size).toBe(100);
});

test('B33: the first life of a service reads as it does on AWS', () => {
  const world = played({ service: { targetGroup: TARGETS } }, 120);
  const said = saidBy(world).map((text) => text.replace(/\(task \w{32}\)/g, 'TASK'));
  expect(said[0]).toBe('has started 2 tasks: TASK TASK.');
  expect(said.at(-2)).toMatch(/^\(deployment ecs-svc\/\d{19}\) deployment completed\.$/);
  expect(said.at(-1)).toBe('has reached a steady state.');
});

test('B33: tasks that are stopped are deregistered, then drained', () => {
  const service = { targetGroup: TARGETS, stopUnhealthy: 'when-replacement-runs' } as const;
  const said = saidBy(played({ performance: { routes: {} }, service }, 200)).map((text) =>
    first(text.split(':')),
  );
  const stopped = said.findIndex((text) => text.startsWith('has stopped'));
  expect(said[stopped + 1]).toMatch(/^deregistered [12] targets in \(target-group arn/);
  expect(said[stopped + 2]).toMatch(/^has begun draining connections on [12] tasks\.$/);
});

test('B34: a steady state is said once, and again after six hours', () => {
  const world = played({ container: { check: CHECK } }, 5 * 3600);
  const steady = (): number => saidBy(world).filter((text) => text === 'has reached a steady state.').length;
  expect(steady()).toBe(1);
  world.advanceTo(world.now() + 2 * 3600_000);
  expect(steady()).toBe(2);
});

test('B35: two tasks that fail to start alike make one complaint', () => {
  const said = saidBy(played({ container: { pullFailure: 'not found' } }, 35));
  expect(said.filter((text) => text.startsWith('was unable to place a task'))).toEqual([
    'was unable to place a task. Reason: CannotPullContainerError: not found.',
  ]);
});
