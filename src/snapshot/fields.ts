import * as v from 'valibot';
import type { Instant } from '../model/instant.ts';
import type { Section } from '../model/section.ts';
import type { Setting } from '../model/setting.ts';
import { type Untrusted, untrusted } from '../model/text.ts';

/** A list of a saved file holds no more than this: no service comes near, and reading it has a bound. */
const LIST_LIMIT = 100_000;

/** The largest time that a `Date` can hold, in milliseconds. */
const TIME_LIMIT_MS = 8.64e15;

/** Text of a saved file: as little to be trusted as text of AWS. */
export const text = v.pipe(
  v.string(),
  v.transform((value): Untrusted => untrusted(value)),
);

export const number = v.pipe(v.number(), v.finite());

export const count = v.pipe(number, v.integer(), v.minValue(0));

/** Milliseconds since 1970, within what a date can show. */
export const instant: v.GenericSchema<unknown, Instant> = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-TIME_LIMIT_MS),
  v.maxValue(TIME_LIMIT_MS),
);

/** A value, or the expression that only AWS resolves. */
export const setting: v.GenericSchema<unknown, Setting<number>> = v.union([
  number,
  v.object({ unresolved: v.string() }),
]);

/** A list within bounds. */
export function listOf<T>(schema: v.GenericSchema<unknown, T>) {
  return v.pipe(v.array(schema), v.maxLength(LIST_LIMIT));
}

/** A section, whichever state it is in. */
export function sectionOf<T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, Section<T>> {
  return v.variant('state', [
    v.object({ state: v.literal('present'), value: schema }),
    v.object({ state: v.literal('denied'), action: v.string(), message: text }),
    v.object({ state: v.literal('failed'), action: v.string(), message: text }),
    v.object({ state: v.literal('absent'), reason: v.string() }),
  ]);
}
