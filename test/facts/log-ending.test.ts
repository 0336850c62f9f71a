import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/facts/log-reading.ts';
import { logOf, stoppedTask } from '../support/task.ts';

const TASK = stoppedTask();
const START = TASK.startedAt ?? 0;
const CANCELED = 'Unhandled exception. System.Threading.Tasks.TaskCanceledException: A task was canceled.';
const BROKEN = 'ERROR broken auth file';

type How = Parameters<typeof readLog>[1];

function errorOf(lines: readonly (readonly [number, string])[], how: How, stoppingAfter?: number) {
  const stoppingAt = stoppingAfter === undefined ? undefined : START + stoppingAfter * 1000;
  return readLog(logOf(TASK, lines), how, stoppingAt)?.error?.line.message;
}

describe('what a task wrote around its end', () => {
  it('is noise from the moment on at which it was told to stop, even if it does not say that it was', () => {
    const lines = [
      [1, 'backfilling 4,118,902 rows'],
      [80, CANCELED],
    ] as const;
    expect(errorOf(lines, 'told-to-stop', 75)).toBeUndefined();
    expect(errorOf(lines, 'told-to-stop', 85)).toBe(CANCELED);
  });

  it('still shows that an attempt went well, be it after the order to stop', () => {
    const lines = [
      [30, 'attempt 1 failed: connection to server at "10.0.3.7", port 5432 failed: Connection refused'],
      [80, 'connected to the database at 10.0.3.7'],
    ] as const;
    expect(errorOf(lines.slice(0, 1), 'told-to-stop', 75)).toBe(lines[0][1]);
    expect(errorOf(lines, 'told-to-stop', 75)).toBeUndefined();
  });

  it('counts to the last in a task that ended by itself', () => {
    expect(errorOf([[80, CANCELED]], 'by-itself', 75)).toBe(CANCELED);
  });

  it('is its error where it complained at the very last, in words that nobody knows', () => {
    const lines = [
      [1, 'reading users'],
      [2, BROKEN],
      [3, '    at Object.<anonymous> (/app/auth.js:3:9)'],
    ] as const;
    expect(errorOf(lines, 'told-to-stop')).toBe(BROKEN);
    expect(errorOf(lines, 'by-itself')).toBe(BROKEN);
  });

  it('is its error where it spoke of one trouble from its start on, however softly', () => {
    const soft = [10, 20, 30].map((at) => [at, `WARN ledger ${at} is not usable: failed`] as const);
    expect(errorOf([[1, 'starting'], ...soft], 'told-to-stop')).toBe('WARN ledger 30 is not usable: failed');
    expect(errorOf([[1, 'starting'], ...soft.slice(1)], 'told-to-stop')).toBeUndefined();
  });

  it('is no error of a task that still runs, nor one that it went on after', () => {
    expect(errorOf([[2, BROKEN]], 'running')).toBeUndefined();
    const later = ['loading users', 'loading groups', 'loading roles'].map(
      (said, i) => [3 + i, said] as const,
    );
    expect(errorOf([[2, BROKEN], ...later], 'told-to-stop')).toBeUndefined();
  });
});
