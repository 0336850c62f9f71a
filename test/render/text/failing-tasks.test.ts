import { describe, expect, it } from 'vitest';
import type { ExcerptLine, FailingTaskGroup, LineMark } from '../../../src/model/failing-tasks.ts';
import { columnsOf } from '../../../src/render/encode/wrap.ts';
import { failingTasksBlock } from '../../../src/render/text/failing-tasks.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { FAILING } from '../sample-failing-tasks.ts';
import { NOW } from '../sample-target.ts';

function shown(groups: readonly FailingTaskGroup[], width = 100) {
  return failingTasksBlock(groups, NOW, styleOf(width, 0, 'unicode', 'utc'));
}

/** The sample with other lines in its first excerpt. */
function writing(...lines: readonly (readonly [text: string, mark?: LineMark])[]): FailingTaskGroup {
  const [task] = FAILING.tasks;
  const [container] = task?.containers ?? [];
  if (task === undefined || container?.lastLines === undefined) throw new Error('the sample has changed');
  const written = lines.map(
    ([text, mark = null], index): ExcerptLine => ({ at: task.endedAt + index, text, mark, leftOut: 0 }),
  );
  const lastLines = { ...container.lastLines, lines: written, leftOutAtEnd: 0 };
  return { ...FAILING, tasks: [{ ...task, containers: [{ ...container, lastLines }] }] };
}

describe('the failing tasks', () => {
  it('are told with their reason, and what they wrote at which distance from the stop', () => {
    expect(shown([FAILING])).toEqual([
      '  The container health check gives up before the application is ready · 19 tasks',
      '  • 3f9c1e07 · stopped 38 s ago, 14:02:33Z · lived 2 min 37 s',
      '    ServiceSchedulerInitiated: Task failed container health checks',
      '    api  exit code 143 (ended by SIGTERM when told to stop) · UNHEALTHY · ready after 2 min 37 s ·',
      '    got over 3 errors',
      '      -2 min 05 s   Error: ECONNREFUSED',
      '                    … 14 lines',
      '            -30 s   loading model 7 of 9',
      '           -2.4 s ✖ Error: model 8 is missing',
      '                    … 1 line',
      '           -0.4 s ✔ Application startup complete.',
      '                    … 2 lines',
      '      from log /ecs/backend · ecs/api/3f9c1e0700000000000000000000abcd',
      '    xray  exit code 0 (ended in order when told to stop) · not essential',
      '  • 0bcc3187 · stopped 1 min 38 s ago, 14:01:33Z · lived 2 min 35 s · api exit code 143 · ended',
      '    like 3f9c1e07',
      '  • 185fe571 · stopped 2 min 38 s ago, 14:00:33Z · never reached RUNNING',
      '    TaskFailedToStart: CannotPullContainerError: not found',
      '    api  no exit code',
      '  and 16 more, listed by ecs-doctor stopped-tasks',
    ]);
  });

  it('keep the first error, the ready line and the last line of a long excerpt', () => {
    const noise = (count: number) => Array.from({ length: count }, (_, index) => [`step ${index}`] as const);
    const lines = shown([
      writing(['ready', 'ready'], ...noise(30), ['boom', 'error'], ...noise(30), ['the end']),
    ]);
    const text = lines.join('\n');
    expect(text).toContain('✔ ready');
    expect(text).toContain('✖ boom');
    expect(text).toContain('the end');
    expect(text).toContain('step 29\n');
    expect(lines.filter((line) => /s [ ✖✔] /.test(line))).toHaveLength(10);
    expect(text).toMatch(/… \d\d lines/);
  });

  it('show more of a stack trace than of an ordinary line', () => {
    const long = Array.from({ length: 40 }, (_, index) => `row ${index}`).join('\n');
    expect(shown([writing([long, 'error'])]).filter((line) => line.includes('row '))).toHaveLength(12);
    const [, , , , , only, next] = shown([writing([long])]);
    expect(`${only}${next}`).toMatch(/^ {6}\+0\.0 s {3}row 0 row 1 .* … .*row 39$/);
  });

  it('are told for four causes, and counted for the rest', () => {
    const lines = shown([FAILING, FAILING, FAILING, FAILING, FAILING, FAILING]);
    expect(lines.at(-1)).toBe('  and tasks of 2 more causes, listed by -o json');
  });

  it('fit a narrow terminal', () => {
    const lines = shown([writing(['x'.repeat(300), 'error'], ['y '.repeat(100)])], 40);
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(40);
  });

  it('are nothing where no task failed', () => {
    expect(shown([])).toEqual([]);
  });
});
