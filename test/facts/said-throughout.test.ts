import { describe, expect, it } from 'vitest';
import { isSaidThroughout } from '../../src/facts/said-throughout.ts';
import type { LogLine } from '../../src/model/log.ts';
import { denied } from '../../src/model/section.ts';
import { untrusted } from '../../src/model/text.ts';
import { logOf, stoppedTask } from '../support/task.ts';

const TASK = stoppedTask();

function isSaid(...lines: readonly (readonly [number, string])[]): boolean {
  return isSaidThroughout('attempt 1 failed', logOf(TASK, lines));
}

function attempts(...seconds: readonly number[]) {
  return seconds.map((at) => [at, `attempt ${at} failed`] as const);
}

describe('a line that a program says throughout', () => {
  it('comes again and again from the start on, but for its numbers', () => {
    expect(isSaid([1, 'starting'], ...attempts(10, 20, 30))).toBe(true);
  });

  it('may have what is tried in between, and where in the code it went wrong', () => {
    const between = [15, 25].map((at) => [at, 'trying again'] as const);
    const frames = [16, 26].map((at) => [at, '    at connect (/app/db.js:3:9)'] as const);
    const lines = [...attempts(10, 20, 30), ...between, ...frames].toSorted(([a], [b]) => a - b);
    expect(isSaid(...lines)).toBe(true);
  });

  it('is not said seldom, late, or among much else', () => {
    expect(isSaid(...attempts(10, 20))).toBe(false);
    expect(isSaid([0, 'starting'], ...attempts(80, 85, 90))).toBe(false);
    const much = Array.from({ length: 9 }, (_, index) => [11 + index, `job ${index} done`] as const);
    expect(isSaid(...attempts(10), ...much, ...attempts(25, 30))).toBe(false);
  });

  it('is none where the lines may not be read', () => {
    const lines = denied<readonly LogLine[]>('logs:FilterLogEvents', untrusted('no'));
    expect(isSaidThroughout('attempt 1 failed', { ...logOf(TASK, []), lines })).toBe(false);
  });
});
