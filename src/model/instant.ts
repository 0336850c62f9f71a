/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** The seconds from one instant to another; negative when `to` lies before `from`. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (to - from) / 1000;
}
