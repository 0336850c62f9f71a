import { expect, test } from 'vitest';
import { systemClock } from '../src/clock.ts';

test('a sleep ends after its time', async () => {
  const began = systemClock.now();
  await systemClock.sleep(20, new AbortController().signal);
  expect(systemClock.now() - began).toBeGreaterThanOrEqual(15);
});

test('a sleep ends as soon as it is interrupted, and does not begin after that', async () => {
  const controller = new AbortController();
  const sleeping = systemClock.sleep(60_000, controller.signal);
  controller.abort();
  await sleeping;
  await systemClock.sleep(60_000, controller.signal);
});
