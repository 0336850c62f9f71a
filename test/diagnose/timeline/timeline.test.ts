import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceEvent } from '../../../src/model/service.ts';
import { untrusted } from '../../../src/model/text.ts';
import { event, steadyEvent, targetEvent } from '../../support/snapshot.ts';
import { failedResource, stackOf } from '../../support/stack.ts';
import { failedCheck, logOf, runningTask, stoppedTask } from '../../support/task.ts';
import { timelineOf, told } from './told.ts';

describe('the timeline', () => {
  it('tells the failures of the stack and why they happened', () => {
    const stack = stackOf(
      'UPDATE_FAILED',
      failedResource(60, 'Database', 'AWS::RDS::DBInstance', 'no such class'),
    );
    expect(told({ running: [], stack }).at(-1)).toEqual([
      -60,
      'stack',
      'Database',
      'UPDATE_FAILED: no such class',
    ]);
  });

  it('keeps to 200 entries, of a story without repetition the beginning and the end', () => {
    const words = (index: number) =>
      [...String(index)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');
    const events = Array.from({ length: 300 }, (_, index) => event(300 - index, `told ${words(index)}`));
    const timeline = timelineOf({ running: [], events });
    expect(timeline).toHaveLength(200);
    expect(timeline[40]).toMatchObject({ kind: 'more', text: '102 entries are left out here' });
    expect(timeline.at(-1)?.text).toBe(`told ${words(299)}`);
  });

  it('is in the order of time, and the same whatever the order in which things were read', () => {
    const kinds = fc.constantFrom(
      (seconds: number): ServiceEvent => steadyEvent(seconds),
      (seconds: number): ServiceEvent => targetEvent(seconds, 'Request timed out'),
      (seconds: number): ServiceEvent => event(seconds, 'something that nobody knows'),
    );
    const events = fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 30 })), { maxLength: 12 });
    const ages = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(events, ages, fc.boolean(), (made, stops, withAlive) => {
        const change = {
          running: withAlive ? [runningTask('aaa1', 20), runningTask('aaa2', 20)] : [],
          stopped: stops.map((seconds) => failedCheck({ id: `dead${seconds}`, stoppedAgo: seconds * 60 })),
          events: made.map(([make, minutes], index) => ({
            ...make(minutes * 60),
            id: untrusted(`${index}`),
          })),
        };
        const timeline = timelineOf(change);
        const times = timeline.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const turned = {
          running: change.running.toReversed(),
          stopped: change.stopped.toReversed(),
          events: change.events.toReversed(),
        };
        expect(timelineOf(turned)).toEqual(timeline);
      }),
    );
  });

  it('holds what applications and AWS wrote in one line of bounded length', () => {
    const task = stoppedTask({ stoppedAgo: 100, lived: 90, reason: `boom\n${'x'.repeat(3000)}` });
    const logs = [logOf(task, [[80, `KeyError: 'A_B' ${'y'.repeat(1900)}`]])];
    for (const { text } of timelineOf({ running: [], stopped: [task], logs })) {
      expect(text).not.toContain('\n');
      expect(text.length).toBeLessThan(600);
    }
  });
});
