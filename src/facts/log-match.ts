import type { LogExcerpt, LogLine } from '../model/log.ts';

/** A log line that says something, with the stream it stands in. */
export interface LogMatch<Kind> {
  readonly kind: Kind;
  readonly line: LogLine;
  readonly excerpt: LogExcerpt;
}

/** The first line in which `read` sees something. */
export function firstMatch<Kind>(
  excerpt: LogExcerpt,
  lines: readonly LogLine[],
  read: (text: string) => Kind | undefined,
): LogMatch<Kind> | undefined {
  for (const line of lines) {
    const kind = read(line.message);
    if (kind !== undefined) return { kind, line, excerpt };
  }
  return undefined;
}

/** The last line in which `read` sees something. */
export function lastMatch<Kind>(
  excerpt: LogExcerpt,
  lines: readonly LogLine[],
  read: (text: string) => Kind | undefined,
): LogMatch<Kind> | undefined {
  return firstMatch(excerpt, lines.toReversed(), read);
}

/** The first line of which `read` makes something, of the first log that has one. */
export function firstMatchOf<Kind>(
  logs: readonly { readonly excerpt: LogExcerpt }[],
  read: (text: string) => Kind | undefined,
): LogMatch<Kind> | undefined {
  for (const { excerpt } of logs) {
    const { lines } = excerpt;
    const found = lines.state === 'present' ? firstMatch(excerpt, lines.value, read) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
