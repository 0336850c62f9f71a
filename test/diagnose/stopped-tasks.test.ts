import { describe, expect, it } from 'vitest';
import { type ListingOptions, listStoppedTasks } from '../../src/diagnose/index.ts';
import { containerDefinition, healthySnapshot, without } from '../support/snapshot.ts';
import { ago, container, failedCheck, logOf, neverStarted, stoppedTask } from '../support/task.ts';

const NOT_FOUND = 'CannotPullContainerError: failed to resolve ref backend:90: not found';
const SCALED_IN = {
  stopCode: 'ServiceSchedulerInitiated',
  reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
};

/** Two crashes, a pull error between them, and three tasks that do not count. */
const CRASH = stoppedTask({ id: 'dead1', stoppedAgo: 60, lived: 8 });
const SNAPSHOT = healthySnapshot({
  stopped: [
    CRASH,
    neverStarted(NOT_FOUND, { id: 'dead2', stoppedAgo: 600 }),
    stoppedTask({ id: 'dead3', stoppedAgo: 1200, lived: 8 }),
    stoppedTask({ id: 'dead4', stoppedAgo: 1300, startedBy: 'ecs-svc/88' }),
    stoppedTask({ ...SCALED_IN, id: 'dead5', stoppedAgo: 1400 }),
    stoppedTask({ id: 'dead6', stoppedAgo: 1500, stopCode: 'UserInitiated', reason: 'Task stopped by user' }),
  ],
  logs: [logOf(CRASH, [[7, "KeyError: 'DATABASE_URL'"]])],
});

function idsOf(options: Partial<ListingOptions>) {
  const { groups } = listStoppedTasks(SNAPSHOT, { excluded: 'hide', ...options });
  return groups.map(({ tasks }) => tasks.map(({ id }) => id));
}

describe('the listing of stopped tasks', () => {
  it('groups tasks by their cause, groups and tasks with the newest last', () => {
    const { groups } = listStoppedTasks(SNAPSHOT, { excluded: 'hide' });
    expect(groups).toMatchObject([
      { category: 'startup', tasks: [{ id: 'dead2' }] },
      { category: 'startup', tasks: [{ id: 'dead3' }, { id: 'dead1' }] },
    ]);
    expect(groups[1]?.cause).toContain('DATABASE_URL');
  });

  it('takes the newest tasks where it is limited', () => {
    expect(idsOf({ limit: 2 })).toEqual([['dead2'], ['dead1']]);
    expect(idsOf({ limit: 0 })).toEqual([]);
  });

  it('takes tasks that stopped at or after a time', () => {
    expect(idsOf({ since: ago(600) })).toEqual([['dead2'], ['dead1']]);
  });

  it('counts the tasks that it leaves out by why they do not count', () => {
    const listing = listStoppedTasks(SNAPSHOT, { excluded: 'hide' });
    expect(listing).toMatchObject({ shown: 3, examined: 6 });
    expect(listing.excluded).toEqual({
      'previous-deployment': 1,
      'scale-in': 1,
      operator: 1,
      'other-service': 0,
    });
  });

  it('shows them as well when it is asked to, under why they do not count', () => {
    const { groups, shown } = listStoppedTasks(SNAPSHOT, { excluded: 'show' });
    expect(shown).toBe(6);
    expect(groups.slice(0, 3)).toMatchObject([
      { category: null, tasks: [{ id: 'dead6', exclusion: 'operator' }] },
      { category: null, tasks: [{ id: 'dead5', exclusion: 'scale-in' }] },
      { category: null, tasks: [{ id: 'dead4', exclusion: 'previous-deployment' }] },
    ]);
  });

  it('shows each container with its exit code, what that means and whether the task needs it', () => {
    const containers = [container('api', { exitCode: 143, health: 'UNHEALTHY' }), container('agent', {})];
    const snapshot = healthySnapshot({
      stopped: [failedCheck({ containers, lived: 130 })],
      sidecars: [containerDefinition('agent', { essential: false })],
    });
    const [group] = listStoppedTasks(snapshot, { excluded: 'hide' }).groups;
    expect(group?.tasks[0]).toMatchObject({ livedSeconds: 130, exclusion: null, deployment: 'ecs-svc/89' });
    expect(group?.tasks[0]?.containers).toMatchObject([
      {
        name: 'api',
        exitCode: 143,
        meaning: 'ended by SIGTERM when told to stop',
        health: 'UNHEALTHY',
        essential: true,
      },
      { name: 'agent', essential: false },
    ]);
  });

  it.each([
    [0, stoppedTask({ exitCode: 0 }), 'ended by itself without an error'],
    [0, failedCheck({ exitCode: 0 }), 'ended in order when told to stop'],
    [137, stoppedTask({ exitCode: 137 }), 'killed by SIGKILL'],
    [137, failedCheck({ exitCode: 137 }), 'killed by SIGKILL after it was told to stop'],
    [1, failedCheck({ exitCode: 1 }), 'application error'],
  ])('reads the exit code %s by how its task ended, in number %#', (_, task, meaning) => {
    const [group] = listStoppedTasks(healthySnapshot({ stopped: [task] }), { excluded: 'hide' }).groups;
    expect(group?.tasks[0]?.containers[0]?.meaning).toBe(meaning);
  });

  it('says what it could not read instead of showing an empty list', () => {
    const listing = listStoppedTasks(without('stoppedTasks', SNAPSHOT), { excluded: 'hide' });
    expect(listing).toMatchObject({ shown: 0, groups: [] });
    expect(listing.notExamined.map(({ section }) => section)).toEqual(['stoppedTasks']);
  });
});
