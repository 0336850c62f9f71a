import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnose/index.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { failedCheck, logOf, neverStarted, READY, stoppedTask } from '../support/task.ts';

const TOOL = { name: 'ecs-doctor', version: 'test' };
const MISSING = "KeyError: 'DATABASE_URL'";

function groupsOf(change: Change) {
  return diagnose(healthySnapshot({ running: [], ...change }), TOOL).failingTasks;
}

function crashes(count: number) {
  return Array.from({ length: count }, (_, index) =>
    stoppedTask({ id: `dead${index}`, stoppedAgo: 60 * (index + 1), lived: 5 }),
  );
}

describe('the failing tasks of a report', () => {
  it('are the newest three of each cause, and how many more there are', () => {
    const stopped = crashes(8);
    const [group, ...others] = groupsOf({
      stopped,
      logs: stopped.map((task) => logOf(task, [[4, MISSING]])),
    });
    expect(others).toEqual([]);
    expect(group?.cause).toContain('DATABASE_URL');
    expect(group?.tasks.map(({ id }) => id)).toEqual(['dead0', 'dead1', 'dead2']);
    expect(group?.more).toBe(5);
  });

  it('say beside the reason what each container wrote, and when it was ready', () => {
    const task = failedCheck({ lived: 130 });
    const [group] = groupsOf({ stopped: [task], logs: [logOf(task, [[100, READY]])] });
    expect(group?.tasks[0]).toMatchObject({
      id: 'dead1',
      reason: 'Task failed container health checks',
      containers: [
        {
          name: 'api',
          exitCode: 143,
          readySeconds: 100,
          lastLines: { group: '/ecs/backend', lines: [{ text: READY, mark: 'ready' }] },
        },
      ],
    });
  });

  it('prefer tasks that left words', () => {
    const stopped = crashes(5);
    const logs = stopped.slice(3).map((task) => logOf(task, [[4, MISSING]]));
    const [group] = groupsOf({ stopped, logs });
    expect(group?.tasks.map(({ id }) => id)).toEqual(['dead3', 'dead4', 'dead0']);
  });

  it('say which ended like one before it, and which did not', () => {
    const stopped = crashes(3);
    const said = [MISSING, "KeyError: 'CACHE_URL'", MISSING];
    const logs = stopped.map((task, index) => logOf(task, [[4, said[index] ?? '']]));
    const tasks = groupsOf({ stopped, logs }).flatMap((group) => group.tasks);
    const byId = new Map(tasks.map((task) => [task.id, task.endedLike]));
    expect([byId.get('dead0'), byId.get('dead1'), byId.get('dead2')]).toEqual([
      undefined,
      undefined,
      'dead0',
    ]);
  });

  it('have no lines where nothing was written', () => {
    const [group] = groupsOf({ stopped: [neverStarted('CannotPullContainerError: not found')] });
    expect(group?.tasks[0]?.containers[0]).not.toHaveProperty('lastLines');
  });

  it('leave out those that do not count', () => {
    expect(groupsOf({ stopped: [failedCheck({ startedBy: 'ecs-svc/88' })] })).toEqual([]);
  });
});
