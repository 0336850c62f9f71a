import { isComplaint, isOfRequest } from '../model/vocabulary/complaint-lines.ts';
import { type ErrorLineKind, readErrorLine } from '../model/vocabulary/error-lines.ts';
import type { LogMatch } from './log-match.ts';
import { AGAIN_AND_AGAIN, isSaidThroughout } from './said-throughout.ts';

/** What a release lacks it lacks for every request: a server may listen and answer each of them with the same error. */
const LACKING: ReadonlySet<ErrorLineKind> = new Set(['configuration', 'module-missing', 'version-mismatch']);

/**
 * Whether a program goes on complaining to the end of its life, though it listens: of what its release lacks, or from its
 * start on of one and the same thing that is no request, and of little else. The check that fails then tells the truth.
 */
export function isUnableToServe(
  error: LogMatch<ErrorLineKind> | undefined,
  errors: readonly LogMatch<ErrorLineKind>[],
): boolean {
  if (error === undefined) return false;
  if (LACKING.has(error.kind)) {
    if (!isAboutItself(error.line.message)) return false;
    return errors.filter(({ kind }) => kind === error.kind).length >= AGAIN_AND_AGAIN;
  }
  const known = readErrorLine(error.line.message);
  return (
    (known === undefined || known === 'uncaught') &&
    isAboutItself(error.line.message) &&
    isSaidThroughout(error.line.message, error.excerpt)
  );
}

function isAboutItself(complaint: string): boolean {
  return isComplaint(complaint) && !isOfRequest(complaint);
}
