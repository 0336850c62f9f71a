import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/model/task.ts';
import { untrusted } from '../../../src/model/text.ts';
import { ago, failedCheck, logOf, READY, runningTask, stoppedTask } from '../../support/task.ts';
import { told } from './told.ts';

describe('the timeline', () => {
  it('tells a task from its creation to its end, with its decisive lines', () => {
    const task: Task = {
      ...failedCheck({ id: 'dead1', stoppedAgo: 500, lived: 130 }),
      pullStartedAt: ago(650),
      pullStoppedAt: ago(638),
    };
    const logs = [
      logOf(task, [
        [20, READY],
        [125, 'MemoryError'],
      ]),
    ];
    expect(told({ running: [], stopped: [task], logs })).toEqual([
      [-3600, 'deployment', 'ecs-svc/89', 'deployment of backend:89 began (PRIMARY)'],
      [-660, 'task-created', 'dead1', 'created'],
      [-650, 'task-pulling', 'dead1', 'begins to pull its images'],
      [-638, 'task-pulled', 'dead1', 'has its images after 12 s'],
      [-630, 'task-started', 'dead1', 'RUNNING after 30 s'],
      [-610, 'task-ready', 'dead1', `ready after 20 s: ${READY.replace(/\s+/g, ' ')}`],
      [-505, 'task-error', 'dead1', 'MemoryError'],
      [-500, 'task-stopping', 'dead1', 'Task failed container health checks'],
      [
        -470,
        'task-stopped',
        'dead1',
        'stopped after 30 s: api exit code 143 (ended by SIGTERM when told to stop)',
      ],
    ]);
  });

  it('tells with the reason how the containers of a task ended that nobody stopped', () => {
    const stopped = [stoppedTask({ stoppedAgo: 100, lived: 5 })];
    expect(told({ running: [], stopped })).toContainEqual([
      -100,
      'task-stopping',
      'dead1',
      'api exit code 1 (application error)',
    ]);
  });

  it('tells of an error that was retried when it began and what it came to', () => {
    const task = stoppedTask({ stoppedAgo: 100, lived: 90 });
    const refused = 'Error: connect ECONNREFUSED 10.0.1.5:5432';
    const logs = [
      logOf(task, [
        [10, refused],
        [40, refused],
        [80, refused],
      ]),
    ];
    const errors = told({ running: [], stopped: [task], logs }).filter(([, kind]) => kind === 'task-error');
    expect(errors).toEqual([
      [-180, 'task-error', 'dead1', refused],
      [-110, 'task-error', 'dead1', refused],
    ]);
  });

  it('tells errors of a task that runs only while it is not ready', () => {
    const refused = 'Error: connect ECONNREFUSED 10.0.1.5:5432';
    const kindsOf = (healthStatus: string, ...lines: readonly string[]) => {
      const task = { ...runningTask('aaa1', 100), healthStatus: untrusted(healthStatus) };
      const logs = [
        logOf(
          task,
          lines.map((line, index) => [index, line]),
        ),
      ];
      return told({ running: [task], logs }).map(([, kind]) => kind);
    };
    expect(kindsOf('UNKNOWN', refused)).toContain('task-error');
    expect(kindsOf('UNKNOWN', READY, refused)).not.toContain('task-error');
    expect(kindsOf('HEALTHY', refused)).not.toContain('task-error');
    expect(kindsOf('UNHEALTHY', 'booting').at(-1)).toBe('task-unhealthy');
  });

  it('tells of a traceback its last row', () => {
    const task = stoppedTask({ stoppedAgo: 100, lived: 90 });
    const trace =
      'Traceback (most recent call last):\n  File "/app/a.py", line 1\nKeyError: \'DATABASE_URL\'';
    expect(told({ running: [], stopped: [task], logs: [logOf(task, [[80, trace]])] })).toContainEqual([
      -110,
      'task-error',
      'dead1',
      "KeyError: 'DATABASE_URL'",
    ]);
  });

  it('leaves out tasks of a previous deployment', () => {
    const stopped = [failedCheck({ startedBy: 'ecs-svc/88' })];
    expect(told({ running: [], stopped }).map(([, kind]) => kind)).toEqual(['deployment']);
  });
});
