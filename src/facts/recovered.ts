import type { LogLine } from '../model/log.ts';
import { type ErrorLineKind, isSpecific } from '../model/vocabulary/error-lines.ts';
import { canBeAbout, isRecoveryLine } from '../model/vocabulary/recovery-lines.ts';

/** Errors of a connection: the next attempt may go well, and then the line says nothing of the end. */
const RETRIED: ReadonlySet<ErrorLineKind> = new Set([
  'connection-refused',
  'connection-timeout',
  'name-resolution',
  'shut-out',
]);

/** Lines of one error come this close together: the head of its stack trace goes with it. */
const BURST_MS = 3000;

/** A line and the error that it reports. */
export interface ErrorLine {
  readonly line: LogLine;
  readonly kind: ErrorLineKind;
}

/**
 * The errors that were retried until they went well: of a connection, with a later line that says that it stands, and
 * without the same error after that.
 */
export function recoveredErrors(
  lines: readonly LogLine[],
  errors: readonly ErrorLine[],
): ReadonlySet<LogLine> {
  const retried = errors.filter(({ kind }) => RETRIED.has(kind));
  if (retried.length === 0) return new Set();
  const recoveries = lines.flatMap((line, index) => (isRecoveryLine(line.message) ? [{ line, index }] : []));
  const places = new Map(lines.map((line, index) => [line, index]));
  const placeOf = (line: LogLine) => places.get(line) ?? 0;
  const isOver = ({ line, kind }: ErrorLine) =>
    recoveries.some(
      (recovery) =>
        recovery.index > placeOf(line) &&
        canBeAbout(recovery.line.message, line.message) &&
        !retried.some((other) => other.kind === kind && placeOf(other.line) > recovery.index),
    );
  const over = retried.filter(isOver).map(({ line }) => line);
  const companions = errors
    .filter(({ kind, line }) => !isSpecific(kind) && over.some((one) => isNear(one, line)))
    .map(({ line }) => line);
  return new Set([...over, ...companions]);
}

function isNear(one: LogLine, other: LogLine): boolean {
  return Math.abs(one.at - other.at) <= BURST_MS;
}
