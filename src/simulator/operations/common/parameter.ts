import * as v from 'valibot';

/** Optional text. */
export const text = v.optional(v.string());

/** Optional list of texts. */
export const texts = v.optional(v.array(v.string()));

/** The identifiers of a batch call: at least one and no more than the API takes. `label` is how its refusals name them. */
export function batch(label: string, max: number) {
  return v.pipe(
    v.optional(v.array(v.string()), []),
    v.minLength(1, `${label} cannot be empty.`),
    v.maxLength(max, `${label} cannot have more than ${max} elements.`),
  );
}

/** An optional integer within bounds. The query protocol writes numbers as text. */
export function integer(label: string, min: number, max: number) {
  const message = `${label} must be an integer between ${min} and ${max}.`;
  return v.optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d+$/), v.transform(Number))], message),
      v.integer(message),
      v.minValue(min, message),
      v.maxValue(max, message),
    ),
  );
}

/** An optional time: a Date from the SDK, seconds since 1970 on the JSON wire. */
export const instant = v.optional(
  v.union([
    v.date(),
    v.pipe(
      v.number(),
      v.transform((seconds) => new Date(seconds * 1000)),
    ),
  ]),
);

/** An optional time of the logs API, in milliseconds since 1970. */
export const milliseconds = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
