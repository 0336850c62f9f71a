import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAgenda } from '../../../src/simulator/world/agenda.ts';

test('actions run in order of time, those of the same time in order of entry', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (times) => {
      const agenda = createAgenda(0);
      const ran: { time: number; entry: number }[] = [];
      times.forEach((time, entry) => {
        agenda.at(time, () => ran.push({ time, entry }));
      });
      agenda.advanceTo(5);
      expect(ran).toEqual(
        times.map((time, entry) => ({ time, entry })).toSorted((one, other) => one.time - other.time),
      );
    }),
  );
});

test('an action sees its own time, and what it plans runs in the same advance', () => {
  const agenda = createAgenda(0);
  const seen: number[] = [];
  agenda.at(1000, () => {
    seen.push(agenda.now());
    agenda.after(2, () => seen.push(agenda.now()));
  });
  agenda.advanceTo(5000);
  expect(seen).toEqual([1000, 3000]);
  expect(agenda.now()).toBe(5000);
});

test('what lies after the time of the advance waits', () => {
  const agenda = createAgenda(0);
  const seen: number[] = [];
  agenda.at(1000, () => seen.push(agenda.now()));
  agenda.advanceTo(999);
  expect(seen).toEqual([]);
  agenda.advanceTo(1000);
  expect(seen).toEqual([1000]);
});
