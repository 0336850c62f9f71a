import { AwsFailure } from '../aws/failure.ts';
import { accessError } from '../collect/access-error.ts';
import type { AwsAccess } from '../context.ts';
import { UserError } from '../errors.ts';

/** What a failure means before anything was seen: an answer, which the user can mend. */
export function firstFailure(error: unknown, access: AwsAccess): unknown {
  if (!(error instanceof AwsFailure)) return error;
  const known = accessError(error, { ...access, region: access.region ?? '' });
  return known ?? new UserError(`${error.action} failed: ${error.message}`, 'Try again.', 3);
}

/**
 * Why a look failed, and what to do about it: a look that fails never ends a watch. Throws anything but a failure to reach
 * AWS, which is our own bug.
 */
export function troubleOf(error: unknown, access: AwsAccess): string {
  const known = firstFailure(error, access);
  if (known instanceof UserError) return `${known.message}. ${known.hint}`;
  throw error;
}
