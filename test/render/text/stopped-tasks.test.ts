import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { forTerminalLine } from '../../../src/render/encode/terminal.ts';
import { columnsOf } from '../../../src/render/encode/wrap.ts';
import { stoppedTasksText } from '../../../src/render/text/stopped-tasks.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { LISTING } from '../sample-listing.ts';

describe('the listing of stopped tasks', () => {
  it('groups tasks by cause and says when and how each one ended', () => {
    expect(stoppedTasksText([LISTING], styleOf(110, 0, 'unicode', 'utc'))).toBe(
      [
        'backend in cluster prod',
        'eu-west-1 · account 123456789012 · stack backend-prod · 2026-11-01 14:03:11Z',
        '',
        'The container health check failed · health check · 1 task',
        '  3f9c1e07 · 38 s ago, 14:02:33Z · lived 2 min 01 s · ecs-svc/0000000089',
        '    ServiceSchedulerInitiated: Task failed container health checks',
        '    api  exit code 143 (ended by SIGTERM) · UNHEALTHY',
        '    agent  no exit code · not essential · was never started',
        '',
        'Stopped by the service for another reason · 1 task',
        '  aa11 · stopping · never reached RUNNING · does not count: by scale-in',
        '',
        '2 shown of 3 stopped tasks read, 1 left out (1 by scale-in)',
        '→ next: ecs-doctor diagnose prod/backend',
        '',
      ].join('\n'),
    );
  });

  it('says once, under their heading, why all tasks of a group stopped', () => {
    expect(
      linesOfGroup(['Task failed container health checks', 'Task failed container health checks']),
    ).toEqual([
      'A cause · 2 tasks',
      '  ServiceSchedulerInitiated: Task failed container health checks',
      '  task0 · stopping · never reached RUNNING',
      '  task1 · stopping · never reached RUNNING',
    ]);
  });

  it('says of each task why it stopped where they do not all stop in the same words', () => {
    expect(linesOfGroup(['Task failed container health checks', 'Task stopped by user'])).toEqual([
      'A cause · 2 tasks',
      '  task0 · stopping · never reached RUNNING',
      '    ServiceSchedulerInitiated: Task failed container health checks',
      '  task1 · stopping · never reached RUNNING',
      '    ServiceSchedulerInitiated: Task stopped by user',
    ]);
  });

  it('says why there may be none', () => {
    const none = { ...LISTING, groups: [], shown: 0, examined: 0, excluded: NONE_EXCLUDED };
    expect(stoppedTasksText([none], styleOf(110, 0, 'unicode', 'utc'))).toContain(
      '0 shown of 0 stopped tasks read (ECS forgets a stopped task after about an hour)',
    );
  });

  it('leaves the command to run next in one piece, however long the names are', () => {
    const service = untrusted(`MinimalBackendStack-${'x'.repeat(80)}`);
    const listing = { ...LISTING, target: { ...LISTING.target, service } };
    const lines = stoppedTasksText([listing], styleOf(60, 0, 'unicode', 'utc')).split('\n');
    expect(lines).toContain(`→ next: ecs-doctor diagnose ${listing.target.cluster}/${service}`);
  });

  it.each(HOSTILE)('holds hostile text %# within the width', (payload) => {
    const [group] = LISTING.groups;
    const tasks = (group?.tasks ?? []).map((task) => ({
      ...task,
      id: payload,
      reason: payload,
      stopCode: payload,
      deployment: payload,
      containers: [{ name: payload, meaning: payload, reason: payload, health: payload, essential: true }],
    }));
    const listing = { ...LISTING, groups: [{ cause: payload, category: null, tasks }] };
    for (const line of stoppedTasksText([listing], styleOf(40, 0, 'unicode', 'utc')).split('\n')) {
      expect(columnsOf(forTerminalLine(line))).toBeLessThanOrEqual(40);
    }
  });
});

/** The lines of a group of tasks that were stopped for these reasons, one each. */
function linesOfGroup(reasons: readonly string[]): readonly string[] {
  const tasks = reasons.map((reason, index) => ({
    id: `task${index}`,
    stopCode: 'ServiceSchedulerInitiated',
    reason,
    containers: [],
    exclusion: null,
  }));
  const listing = { ...LISTING, groups: [{ cause: 'A cause', category: null, tasks }] };
  return (
    stoppedTasksText([listing], styleOf(110, 0, 'unicode', 'utc'))
      .split('\n\n')[1]
      ?.split('\n') ?? []
  );
}

const NONE_EXCLUDED = { 'previous-deployment': 0, 'scale-in': 0, operator: 0, 'other-service': 0 };
