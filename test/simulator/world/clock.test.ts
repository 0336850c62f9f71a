import { expect, test } from 'vitest';
import { scaledClock } from '../../../src/simulator/clock.ts';

test('a scaled clock starts where it is told to and runs as many times as fast', () => {
  let now = 5000;
  const clock = scaledClock({ now: () => now, sleep: async () => {} }, 1_000_000, 60);
  expect(clock.now()).toBe(1_000_000);
  now += 250;
  expect(clock.now()).toBe(1_015_000);
});
