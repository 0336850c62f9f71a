import type { LogExcerpt } from '../model/log.ts';
import { isComplaint } from '../model/vocabulary/complaint-lines.ts';
import { type ErrorLineKind, readErrorLine } from '../model/vocabulary/error-lines.ts';
import { isFrame } from '../model/vocabulary/trace-lines.ts';
import { likenessOf } from './alike.ts';
import type { LogMatch } from './log-match.ts';

/** What a release lacks it lacks for every request: a server may listen and answer each of them with the same error. */
const LACKING: ReadonlySet<ErrorLineKind> = new Set(['configuration', 'module-missing', 'version-mismatch']);

const AGAIN_AND_AGAIN = 3;

/** A complaint about what somebody asked, be it a probe, is none about the program itself. */
const OF_A_REQUEST =
  /\b(?:GET|HEAD|POST|requests?|response|path|route|handler|client|remote|peer|probe|health\w*|handshake|broken pipe|reset by|connection from)\b/i;

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
    (known === undefined || known === 'uncaught') && repeatsFromTheStart(error.line.message, error.excerpt)
  );
}

function isAboutItself(complaint: string): boolean {
  return isComplaint(complaint) && !OF_A_REQUEST.test(complaint);
}

function repeatsFromTheStart(complaint: string, excerpt: LogExcerpt): boolean {
  if (excerpt.lines.state !== 'present' || !isAboutItself(complaint)) return false;
  const said = excerpt.lines.value.filter(({ message }) => message.trim() !== '' && !isFrame(message));
  const likeness = likenessOf(complaint);
  const isAlike = said.map(({ message }) => likenessOf(message) === likeness);
  const first = isAlike.indexOf(true);
  const last = isAlike.lastIndexOf(true);
  const times = isAlike.filter(Boolean).length;
  const [begun, since, end] = [said[0]?.at ?? 0, said[first]?.at ?? 0, said[last]?.at ?? 0];
  return times >= AGAIN_AND_AGAIN && times > (last - first + 1) / 2 && since - begun < end - since;
}
