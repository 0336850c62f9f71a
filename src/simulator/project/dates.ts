import type { Instant } from '../../model/instant.ts';

/** An instant as the SDK gives it; undefined where it was never reached. */
export function dateOf(instant: Instant): Date;
export function dateOf(instant: Instant | undefined): Date | undefined;
export function dateOf(instant: Instant | undefined): Date | undefined {
  return instant === undefined ? undefined : new Date(instant);
}
