import { describe, expect, it } from 'vitest';
import type { Task } from '../../../src/model/task.ts';
import { steadyEvent } from '../../support/snapshot.ts';
import { failedCheck, stoppedTask } from '../../support/task.ts';
import { told } from './told.ts';

function crashes(count: number): readonly Task[] {
  return Array.from({ length: count }, (_, index) =>
    stoppedTask({ id: `dead${index}`, stoppedAgo: 60 * (count - index), lived: 5 }),
  );
}

describe('the timeline', () => {
  it('tells of twenty tasks that went the same way the first and the last, and how many were between them', () => {
    const timeline = told({ running: [], stopped: crashes(20) });
    const tasks = new Set(
      timeline.filter(([, kind]) => String(kind).startsWith('task-')).map(([, , id]) => id),
    );
    expect([...tasks]).toEqual(['dead0', 'dead19']);
    expect(timeline.filter(([, kind]) => kind === 'more')).toEqual([
      [-1110, 'more', 'service', '18 more tasks alike within 17 min: api exit code 1 (application error)'],
    ]);
  });

  it('tells each of three tasks', () => {
    expect(told({ running: [], stopped: crashes(3) }).map(([, kind]) => kind)).not.toContain('more');
  });

  it('tells what goes another way beside what repeats', () => {
    const odd = failedCheck({ id: 'odd', stoppedAgo: 630 });
    const subjects = told({ running: [], stopped: [...crashes(20), odd] }).map(([, , subject]) => subject);
    expect(subjects).toContain('odd');
  });

  it('counts events that say the same again', () => {
    const events = Array.from({ length: 100 }, (_, index) => steadyEvent(index * 60));
    const timeline = told({ running: [], events }).filter(([, , subject]) => subject === 'service');
    expect(timeline).toHaveLength(3);
    expect(timeline[1]?.[3]).toMatch(/^98 more alike within 97 min: has reached a steady state/);
  });
});
