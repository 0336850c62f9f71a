import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorld } from '../../../src/simulator/world.ts';
import { CHECK, played, START, storyOf, TARGETS } from './story.ts';

const restless = {
  container: { check: CHECK },
  service: { targetGroup: TARGETS },
  performance: { readyAfterSeconds: 150 },
};

test('B1: the same scenario, seed and start give the same account', () => {
  expect(JSON.stringify(played(restless, 2400).account())).toBe(
    JSON.stringify(played(restless, 2400).account()),
  );
});

test('B1: another seed gives another account', () => {
  const one = JSON.stringify(played({ ...restless, seed: 'one' }, 600).account());
  expect(JSON.stringify(played({ ...restless, seed: 'two' }, 600).account())).not.toBe(one);
});

test('B1: it does not matter how often the world was looked at on the way', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 12 }), (stops) => {
      const world = createWorld(storyOf(restless), START);
      for (const stop of stops.toSorted((one, other) => one - other)) {
        world.advanceTo(START + stop);
        world.account();
      }
      world.advanceTo(START + 900_000);
      expect(JSON.stringify(world.account())).toBe(JSON.stringify(played(restless, 900).account()));
    }),
    { numRuns: 15 },
  );
});

test('B2: advancing to the past changes nothing', () => {
  const world = played(restless, 300);
  const before = JSON.stringify(world.account());
  world.advanceTo(START + 100_000);
  expect(world.now()).toBe(START + 300_000);
  expect(JSON.stringify(world.account())).toBe(before);
});
