import type { LogExcerpt, LogLine } from '../model/log.ts';
import { isComplaint, isTrouble } from '../model/vocabulary/complaint-lines.ts';
import { type ErrorLineKind, isSpecific, isUpstreamComplaint } from '../model/vocabulary/error-lines.ts';
import { isFrame } from '../model/vocabulary/trace-lines.ts';
import { readWaitLine } from '../model/vocabulary/wait-lines.ts';
import { type LogMatch, lastMatch } from './log-match.ts';
import { isSaidThroughout } from './said-throughout.ts';

/** An error this near to the end, in time or in lines, is one that the application did not get over. */
const NEAR_MS = 60_000;
const NEAR_LINES = 15;

/** Lines of one error come this close together. */
const BURST_MS = 3000;

/** What an application waits for is said among its very last lines: what came later would mean that the wait had ended. */
const WAIT_LINES = 3;

/**
 * The error by which a container ended or never became ready: of the errors near the end of its lines the last that names
 * a cause, else one that only says that something failed, else what it waits for. Where an application went on for long
 * after an error it got over it. `errors` are those among the lines that it did not get over.
 */
export function decisiveError(
  excerpt: LogExcerpt,
  lines: readonly LogLine[],
  errors: readonly LogMatch<ErrorLineKind>[],
): LogMatch<ErrorLineKind> | undefined {
  const near = new Set(linesNearEnd(lines));
  const matches = errors.filter(({ line }) => near.has(line));
  const last =
    matches.findLast(({ kind }) => isSpecific(kind)) ??
    matches.findLast(({ kind }) => kind === 'uncaught') ??
    matches.at(-1);
  if (last !== undefined) return beginOfBurst(matches, last);
  return lastMatch(excerpt, lines.slice(-WAIT_LINES), readWaitLine);
}

/**
 * What a program that has ended complained of among its very last words, where no error is known in them: loudly, or of
 * one trouble from its start on.
 */
export function lastComplaint(
  excerpt: LogExcerpt,
  lines: readonly LogLine[],
): LogMatch<ErrorLineKind> | undefined {
  const said = lastSaid(lines);
  return (
    lastMatch(excerpt, said, (text) => (isComplaint(text) ? 'uncaught' : undefined)) ??
    lastMatch(excerpt, said, (text) =>
      isTrouble(text) && isSaidThroughout(text, excerpt) ? 'uncaught' : undefined,
    )
  );
}

/** The very last lines that say something: no place in the code, and nothing of a probe. */
function lastSaid(lines: readonly LogLine[]): readonly LogLine[] {
  const said = lines.filter(
    ({ message }) => message.trim() !== '' && !isFrame(message) && !isUpstreamComplaint(message),
  );
  return said.slice(-WAIT_LINES);
}

/** The last lines; what a proxy in the same container writes of its probes does not move an error away from the end. */
function linesNearEnd(lines: readonly LogLine[]): readonly LogLine[] {
  const end = lines.at(-1)?.at ?? 0;
  const own = lines.filter(({ message }) => !isUpstreamComplaint(message));
  const [first] = own.slice(-NEAR_LINES);
  return own.filter((line) => end - line.at <= NEAR_MS || (first !== undefined && line.at >= first.at));
}

/** Of several lines about the same error the first one says most: later ones repeat it in more general words. */
function beginOfBurst(
  matches: readonly LogMatch<ErrorLineKind>[],
  last: LogMatch<ErrorLineKind>,
): LogMatch<ErrorLineKind> {
  const alike = matches.slice(0, matches.indexOf(last) + 1).filter(({ kind }) => kind === last.kind);
  const isWithin = ({ line }: LogMatch<ErrorLineKind>) => last.line.at - line.at <= BURST_MS;
  return isSpecific(last.kind) ? (alike.find(isWithin) ?? last) : last;
}
