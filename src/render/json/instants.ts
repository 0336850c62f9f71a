import type { Instant } from '../../model/instant.ts';

const LATEST = 8.64e15;

/** A time as ISO 8601 in UTC, for example `2026-11-01T14:03:11.000Z`; null where it is not known or no time at all. */
export function isoTime(at: Instant | undefined): string | null {
  return at === undefined || !(Math.abs(at) <= LATEST) ? null : new Date(at).toISOString();
}
