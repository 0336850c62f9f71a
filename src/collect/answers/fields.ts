import * as v from 'valibot';
import type { Instant } from '../../model/instant.ts';
import { type Untrusted, untrusted } from '../../model/text.ts';

/** Longer texts are cut: no message of AWS comes near, and what we keep has a bound. */
const TEXT_LIMIT = 8_000;

/** The largest time that a `Date` can hold, in milliseconds. */
const TIME_LIMIT_MS = 8.64e15;

/** Any text of an answer. */
export const text = v.pipe(
  v.string(),
  v.transform((value): Untrusted => untrusted(value.slice(0, TEXT_LIMIT))),
);

/** A finite number. */
export const number = v.pipe(v.number(), v.finite());

export const boolean = v.boolean();

/** A time as the SDK, the JSON protocols (epoch seconds) or the XML ones (ISO 8601) write it. */
export const time = v.pipe(
  v.union([v.date(), number, v.string()]),
  v.transform(instantOf),
  v.check((at) => Math.abs(at) <= TIME_LIMIT_MS),
);

/** A number that AWS writes as text: `"512"` for 512 MiB. Anything else (`"1 GB"`) is not known. */
export const numeral = v.pipe(
  v.union([number, v.string()]),
  v.transform((value): number | undefined => {
    const parsed = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    return Number.isFinite(parsed) ? parsed : undefined;
  }),
);

/** A field that may be missing or null; then it is `undefined`. */
export function maybe<T>(schema: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.nullish(schema),
    v.transform((value): T | undefined => value ?? undefined),
  );
}

/** A list within an answer; AWS leaves out those that are empty. */
export function listOf<T>(schema: v.GenericSchema<unknown, T>) {
  return v.nullish(v.array(schema), () => []);
}

function instantOf(value: Date | number | string): Instant {
  if (typeof value === 'number') return Math.round(value * 1000);
  return typeof value === 'string' ? Date.parse(value) : value.getTime();
}
