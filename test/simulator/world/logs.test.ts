import { expect, test } from 'vitest';
import { first, secondsAt, stoppedOf, tasksOf } from './look.ts';
import { CHECK, played, START } from './story.ts';

test('B40: a container writes to prefix/container/task-id, from its start on', () => {
  const world = played({}, 60);
  const task = first(tasksOf(world));
  const lines = world.account().logs['/ecs/web']?.[`ecs/app/${task.taskArn?.split('/').at(-1)}`] ?? [];
  const startedAt = task.startedAt?.getTime() ?? 0;
  expect(lines).toEqual([
    { timestamp: startedAt + 1000, message: 'starting' },
    { timestamp: startedAt + 3000, message: 'ready' },
  ]);
});

test('B40: nothing is written after the end of the container', () => {
  const ending = { afterSeconds: 2, exitCode: 1 };
  const world = played({ performance: { ending } }, 600);
  for (const task of stoppedOf(world)) {
    const lines = world.account().logs['/ecs/web']?.[`ecs/app/${task.taskArn?.split('/').at(-1)}`] ?? [];
    expect(lines.map((line) => line.message)).toEqual(['starting']);
  }
});

test('B40: a line in the future cannot be read yet', () => {
  const world = played({ performance: { lines: [{ afterSeconds: 100, text: 'late' }] } }, 60);
  expect(world.account().logs['/ecs/web']).toEqual({});
  world.advanceTo(START + 200_000);
  expect(Object.keys(world.account().logs['/ecs/web'] ?? {})).toHaveLength(2);
});

test('B40: a task that never started has no stream', () => {
  const world = played({ container: { pullFailure: 'not found' } }, 120);
  expect(world.account().logs['/ecs/web']).toEqual({});
});

test('B41: an access log has a line for each check that is answered', () => {
  const accessLine = (client: string, path: string, status: number): string => `${client} ${path} ${status}`;
  const world = played({ performance: { lines: [], accessLine }, container: { check: CHECK } }, 100);
  const task = first(tasksOf(world));
  const lines = world.account().logs['/ecs/web']?.[`ecs/app/${task.taskArn?.split('/').at(-1)}`] ?? [];
  expect(lines.map((line) => line.message)).toEqual(['127.0.0.1 /health 200', '127.0.0.1 /health 200']);
  const seconds = lines.map((line) => line.timestamp / 1000 - START / 1000 - secondsAt(task.startedAt));
  expect(seconds.map(Math.round)).toEqual([30, 60]);
});
