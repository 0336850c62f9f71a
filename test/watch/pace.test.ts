import { describe, expect, it } from 'vitest';
import { waitSeconds } from '../../src/watch/pace.ts';
import { NOW } from '../support/task.ts';

const wait = (quietSeconds: number, failedLooks = 0, chance = 0.5) =>
  waitSeconds({ changedAt: NOW - quietSeconds * 1000, now: NOW, failedLooks, chance });

describe('the pace of a watch', () => {
  it('is quick while things change and slower the longer they are calm', () => {
    expect([wait(0), wait(59), wait(60), wait(599), wait(600)]).toEqual([5, 5, 10, 10, 15]);
  });

  it('waits twice as long after each failure, and never so long that a window breaks', () => {
    expect([wait(0, 1), wait(0, 2), wait(0, 3), wait(0, 99)]).toEqual([10, 20, 40, 45]);
    expect(wait(0, 99, 1)).toBeLessThan(60);
  });

  it('differs a little from watch to watch', () => {
    expect(wait(0, 0, 0)).toBeCloseTo(4.5);
    expect(wait(0, 0, 1)).toBeCloseTo(5.5);
  });
});
