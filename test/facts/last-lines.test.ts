import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastLinesOf } from '../../src/facts/last-lines.ts';
import { readLog } from '../../src/facts/log-reading.ts';
import { readStop } from '../../src/facts/stop.ts';
import type { Task } from '../../src/model/task.ts';
import { failedCheck, logOf, READY, stoppedTask } from '../support/task.ts';

type Lines = readonly (readonly [afterSeconds: number, message: string])[];

const REFUSED = 'Error: connect ECONNREFUSED 10.0.1.5:5432';

function excerpt(lines: Lines, task: Task = stoppedTask()) {
  const log = readLog(logOf(task, lines), readStop(task, undefined, []).ending);
  if (log === undefined) throw new Error('the log was not read');
  return lastLinesOf(log, readStop(task, undefined, [log]));
}

function told(lines: Lines, task?: Task) {
  return excerpt(lines, task)?.lines.map(({ text, mark }) => (mark === null ? text : `${mark}: ${text}`));
}

function chatter(count: number, from = 0): Lines {
  return Array.from({ length: count }, (_, index) => [from + index / 100, `step ${index}`]);
}

describe('the last lines of a container', () => {
  it('are its very last ones where no error is among them', () => {
    expect(told(chatter(40))).toEqual(['step 35', 'step 36', 'step 37', 'step 38', 'step 39']);
    expect(excerpt(chatter(40))?.lines[0]?.leftOut).toBe(35);
  });

  it('hold the first relevant error, however much was written after it', () => {
    const lines: Lines = [...chatter(20), [1, "KeyError: 'DATABASE_URL'"], ...chatter(12, 2)];
    expect(told(lines)).toEqual([
      'step 18',
      'step 19',
      "error: KeyError: 'DATABASE_URL'",
      'step 0',
      'step 7',
      'step 8',
      'step 9',
      'step 10',
      'step 11',
    ]);
  });

  it('begin with the error that began it, not with what it led to', () => {
    const lines: Lines = [
      [0, 'Traceback (most recent call last):'],
      [0, '  File "/app/main.py", line 4, in <module>'],
      [0, "KeyError: 'DATABASE_URL'"],
      ...chatter(3, 1),
      [2, 'npm: App failed to load'],
    ];
    expect(told(lines)).toEqual([
      'error: Traceback (most recent call last):',
      '  File "/app/main.py", line 4, in <module>',
      "error: KeyError: 'DATABASE_URL'",
      'step 0',
      'step 1',
      'step 2',
      'error: npm: App failed to load',
    ]);
  });

  it('keep a stack trace whole up to thirty frames', () => {
    const frames = (count: number): Lines =>
      Array.from({ length: count }, (_, index) => [1, `    at step${index} (/app/a.js:1:1)`]);
    const shown = (count: number) =>
      told([[1, 'TypeError: boot is not a function'], ...frames(count), ...chatter(9, 2)])?.filter((line) =>
        line.startsWith('    at'),
      );
    expect(shown(25)).toHaveLength(25);
    expect(shown(45)).toHaveLength(31);
  });

  it('tell an error of every attempt at the first and at the last, with what stands beside them', () => {
    const attempts: Lines = Array.from({ length: 9 }, (_, index) => [index * 20, `${REFUSED} (${index})`]);
    expect(told([...attempts, ...chatter(8, 170)])?.filter((line) => line.startsWith('error'))).toEqual([
      `error: ${REFUSED} (0)`,
      `error: ${REFUSED} (1)`,
      `error: ${REFUSED} (6)`,
      `error: ${REFUSED} (7)`,
      `error: ${REFUSED} (8)`,
    ]);
  });

  it('do not go back to an error that lies a long pause before the failure', () => {
    const lines: Lines = [[0, REFUSED], ...chatter(20, 500), [900, "KeyError: 'DATABASE_URL'"]];
    expect(told(lines)).not.toContain(`error: ${REFUSED}`);
  });

  it('set aside errors that the application got over, and say how many', () => {
    const lines: Lines = [[0, REFUSED], [2, REFUSED], [4, READY], ...chatter(2, 5)];
    expect(told(lines)).toEqual([
      `set-aside: ${REFUSED}`,
      `set-aside: ${REFUSED}`,
      `ready: ${READY}`,
      'step 0',
      'step 1',
    ]);
    expect(excerpt(lines)?.setAside).toBe(2);
  });

  it('hold the ready line, however long ago it was', () => {
    expect(told([[0, READY], ...chatter(30, 50)])?.[0]).toBe(`ready: ${READY}`);
  });

  it('end where the task was told to stop, and count what came after', () => {
    const task = failedCheck({ lived: 60 });
    const lines: Lines = [...chatter(3, 50), [62, 'draining'], [63, 'bye']];
    expect(told(lines, task)).toEqual(['step 0', 'step 1', 'step 2']);
    expect(excerpt(lines, task)?.leftOutAtEnd).toBe(2);
    expect(told(lines)).toContain('bye');
  });

  it('mark no error in a container that was killed for its memory but what it says of memory', () => {
    const task = stoppedTask({
      exitCode: 137,
      containerReason: 'OutOfMemoryError: Container killed due to memory usage',
    });
    expect(
      told(
        [
          [0, REFUSED],
          [1, 'MemoryError'],
          [2, 'working'],
        ],
        task,
      ),
    ).toEqual([REFUSED, 'error: MemoryError', 'working']);
  });

  it('are none where a container wrote nothing but empty lines', () => {
    expect(
      excerpt([
        [0, ''],
        [1, '  '],
      ]),
    ).toBeUndefined();
  });

  it('are in their order, bounded, hold the decisive error and account for every line', () => {
    const line = fc.constantFrom(REFUSED, READY, "KeyError: 'A_B'", '  at frame', 'working', 'MemoryError');
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 90 }),
        (messages, pace) => {
          const lines: Lines = messages.map((message, index) => [index * pace, message]);
          const task = stoppedTask();
          const log = readLog(logOf(task, lines), 'by-itself');
          const result = excerpt(lines, task);
          const shown = result?.lines ?? [];
          const leftOut = shown.reduce((sum, one) => sum + one.leftOut, result?.leftOutAtEnd ?? 0);
          expect(shown.map(({ at }) => at)).toEqual(shown.map(({ at }) => at).toSorted((a, b) => a - b));
          expect(shown.length).toBeLessThanOrEqual(80);
          expect(shown.length + leftOut).toBe(lines.length);
          if (log?.error) expect(shown.map(({ at }) => at)).toContain(log.error.line.at);
          expect(shown.at(-1)?.text).toBe(messages.at(-1));
        },
      ),
    );
  });
});
