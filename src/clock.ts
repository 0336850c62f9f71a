import type { Instant } from './model/instant.ts';

/** Where the time comes from, so that the demo and the tests can play another one. */
export interface Clock {
  now(): Instant;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
