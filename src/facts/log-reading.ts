import type { Instant } from '../model/instant.ts';
import type { LogExcerpt, LogLine } from '../model/log.ts';
import { present } from '../model/section.ts';
import { untrusted } from '../model/text.ts';
import {
  type ErrorLineKind,
  isShutdownLine,
  isUpstreamComplaint,
  readErrorLine,
} from '../model/vocabulary/error-lines.ts';
import { plainText } from '../model/vocabulary/log-text.ts';
import { type MemoryLineKind, readMemoryLine } from '../model/vocabulary/memory-lines.ts';
import { isOwnKillLine } from '../model/vocabulary/own-kill-lines.ts';
import { readReadyLine } from '../model/vocabulary/ready-lines.ts';
import type { Ending } from './ending.ts';
import { decisiveError, lastComplaint } from './log-error.ts';
import { firstMatch, type LogMatch, lastMatch } from './log-match.ts';
import { recoveredErrors } from './recovered.ts';
import { isUnableToServe } from './serving.ts';

/** What one container's log says of its life. */
export interface LogReading {
  readonly excerpt: LogExcerpt;
  readonly containerName: string;
  /** The first line that says the application is ready. */
  readonly ready?: LogMatch<'ready'>;
  /**
   * The error nearest to the end that names a cause (or, for want of one, that says something failed), else what the
   * application waits for to the last. Errors before a ready line were overcome, those of a connection that then stood were
   * retried until it went well, and errors after the order to stop are noise of the shutdown: none of them counts.
   */
  readonly error?: LogMatch<ErrorLineKind>;
  /** Every error line that counts, oldest first: `error` is one of them, or what the application waits for. */
  readonly errors: readonly LogMatch<ErrorLineKind>[];
  /** Error lines that the application got over: before a ready line, or retried until it went well. */
  readonly setAside: ReadonlySet<LogLine>;
  /** Where the application says that it was told to stop; only in a task that was. */
  readonly shutdown?: LogMatch<'shutdown'>;
  /** Kinds of error that stand before a ready line: the application got over them. */
  readonly overcome: readonly ErrorLineKind[];
  readonly memory?: LogMatch<MemoryLineKind>;
  /** Something inside the container killed a process just before the end: a time-out, a watchdog, a supervisor. */
  readonly ownKill?: LogMatch<'own-kill'>;
  /** It is a proxy whose application does not answer. */
  readonly upstream?: LogMatch<'upstream'>;
  /** The application says itself that it does not answer in time, or has no worker left that could. */
  readonly slow?: LogMatch<'slow'>;
  /** The application refused the Host header of the load balancer's probe. */
  readonly refusedHost?: LogMatch<'host-header'>;
}

/**
 * Reads one excerpt, its events as people read them; `undefined` where its lines could not be read or there are none. In
 * a task that ended by itself nothing is noise of the shutdown; in one that was told to stop, at `stoppingAt`, everything
 * since then is, whether the application says so or not.
 */
export function readLog(
  raw: LogExcerpt,
  ending: Ending | 'running',
  stoppingAt?: Instant,
): LogReading | undefined {
  if (raw.lines.state !== 'present' || raw.lines.value.length === 0) return undefined;
  const lines = raw.lines.value.map(({ at, message }) => ({ at, message: untrusted(plainText(message)) }));
  const excerpt = { ...raw, lines: present(lines) };

  const errorOf = remembering(readErrorLine);
  const shutdown = ending === 'by-itself' ? -1 : lines.findIndex((line) => isShutdownLine(line.message));
  const alive = linesBefore(lines, shutdown, ending === 'told-to-stop' ? stoppingAt : undefined);
  const said = readyLinesOf(lines);
  const readyIndexes = onlySupervises(alive.slice((said.at(-1) ?? -1) + 1)) ? [] : said;
  const lastReady = readyIndexes.at(-1) ?? -1;

  const told = errorsIn(excerpt, alive, lines.slice(lastReady + 1), ending, errorOf);
  const ready = isUnableToServe(told.error, told.errors) ? undefined : readyIndexes[0];

  return {
    excerpt,
    containerName: excerpt.containerName,
    ready: matchAt(excerpt, lines, ready, 'ready'),
    ...told,
    shutdown: matchAt(excerpt, lines, shutdown === -1 ? undefined : shutdown, 'shutdown'),
    overcome: lines.slice(0, lastReady + 1).flatMap((line) => errorOf(line.message) ?? []),
    memory: firstMatch(excerpt, alive, memoryReader(errorOf)),
    ownKill: lastMatch(excerpt, lastMomentsOf(alive), (text) =>
      isOwnKillLine(text) ? 'own-kill' : undefined,
    ),
    upstream: firstMatch(excerpt, alive, (text) => (isUpstreamComplaint(text) ? 'upstream' : undefined)),
    slow: firstMatch(excerpt, alive, (text) =>
      /WORKER TIMEOUT \(pid:\d+\)|server reached pm\.max_children setting/.test(text) ? 'slow' : undefined,
    ),
    refusedHost: firstMatch(excerpt, alive, (text) =>
      errorOf(text) === 'host-header' ? 'host-header' : undefined,
    ),
  };
}

type ErrorReader = (text: string) => ErrorLineKind | undefined;

/** Several questions are asked of each line, and many lines of a log are the same: each is read once. */
function remembering(read: ErrorReader): ErrorReader {
  const known = new Map<string, ErrorLineKind | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text);
  };
}

/** What was written before the application said that it was told to stop, and before it was. */
function linesBefore(
  lines: readonly LogLine[],
  shutdown: number,
  stoppingAt: Instant | undefined,
): readonly LogLine[] {
  const told = stoppingAt === undefined ? -1 : lines.findIndex((line) => line.at > stoppingAt);
  const ends = [shutdown, told].filter((index) => index !== -1);
  return lines.slice(0, Math.min(lines.length, ...ends));
}

/**
 * The errors that count, the one that decides, and those that the application got over before it was ready or later, be it
 * only after it was told to stop. `unready`: every line after the last one that says that it is ready.
 */
function errorsIn(
  excerpt: LogExcerpt,
  alive: readonly LogLine[],
  unready: readonly LogLine[],
  ending: Ending | 'running',
  errorOf: ErrorReader,
): Pick<LogReading, 'error' | 'errors' | 'setAside'> {
  const after = new Set(unready);
  const found = alive.flatMap((line): LogMatch<ErrorLineKind>[] => {
    const kind = errorOf(line.message);
    return kind === undefined || kind === 'host-header' ? [] : [{ kind, line, excerpt }];
  });
  const overcome = found.filter(({ line }) => !after.has(line));
  const since = alive.filter((line) => after.has(line));
  const recovered = recoveredErrors(unready, found.slice(overcome.length));
  const errors = found.slice(overcome.length).filter(({ line }) => !recovered.has(line));
  const left = since.filter((line) => !recovered.has(line));
  const complaint = ending === 'running' ? undefined : lastComplaint(excerpt, left);
  return {
    error: decisiveError(excerpt, since, errors) ?? complaint,
    errors,
    setAside: new Set([...overcome.map(({ line }) => line), ...recovered]),
  };
}

/** The seconds from the start of the task to its first ready line; `undefined` where either is unknown. */
export function secondsToReady(startedAt: Instant | undefined, reading: LogReading): number | undefined {
  if (startedAt === undefined || reading.ready === undefined) return undefined;
  return Math.max(0, (reading.ready.line.at - startedAt) / 1000);
}

/**
 * A supervisor also kills what is merely slow, in words that could speak of memory: gunicorn even suspects it. Such a
 * line comes before the one about the killed process. And a client that takes the first bytes of a TLS answer for the
 * length of a message asks for more memory than there is, however much there is.
 */
function memoryReader(errorOf: ErrorReader): (text: string) => MemoryLineKind | undefined {
  const timedOut = new Set<string>();
  let killsItself = false;
  let takesTlsForLength = false;
  return (text) => {
    killsItself ||= isOwnKillLine(text);
    takesTlsForLength ||= errorOf(text) === 'plaintext-to-tls';
    const slow = /WORKER TIMEOUT \(pid:(\d+)\)/.exec(text)?.[1];
    if (slow !== undefined) timedOut.add(slow);
    const killed = /Worker \(pid:(\d+)\) was sent SIGKILL/.exec(text)?.[1];
    if (killed !== undefined && timedOut.has(killed)) return undefined;
    const kind = readMemoryLine(text);
    if (kind === 'heap-limit' && takesTlsForLength) return undefined;
    return kind === 'worker-killed' && killsItself ? undefined : kind;
  };
}

/** What a container wrote for longer than this after a kill, it wrote because it had survived it. */
const LAST_MOMENTS_MS = 60_000;

function lastMomentsOf(lines: readonly LogLine[]): readonly LogLine[] {
  const end = lines.at(-1)?.at ?? 0;
  return lines.filter(({ at }) => end - at <= LAST_MOMENTS_MS);
}

/** What a supervisor writes of a worker that ended with an error, and that it starts once more. */
const WORKER_DIED =
  /Worker \(pid:\d+\) exited with code [1-9]|exited: \S+ \(exit status [1-9]\d*; not expected\)/;
const DYING_WORKERS = 2;

/** A supervisor listens, and says so, while the workers that should answer die one after another. */
function onlySupervises(lines: readonly LogLine[]): boolean {
  return lines.filter(({ message }) => WORKER_DIED.test(message)).length >= DYING_WORKERS;
}

/** A proxy that refuses its configuration was not ready, whatever its start script wrote before. */
const PROXY_REFUSES = /\[emerg\]/;

/** Where lines say that the application is ready; a proxy is ready before the application behind it, and counts last. */
function readyLinesOf(lines: readonly LogLine[]): readonly number[] {
  const ready = lines.flatMap(({ message }, index) => {
    const kind = readReadyLine(message);
    return kind === undefined ? [] : [{ kind, index }];
  });
  const own = ready.filter(({ kind }) => kind === 'application');
  if (own.length > 0) return own.map(({ index }) => index);
  const refusal = lines.findLastIndex(({ message }) => PROXY_REFUSES.test(message));
  return ready.map(({ index }) => index).filter((index) => index > refusal);
}

function matchAt<Kind>(
  excerpt: LogExcerpt,
  lines: readonly LogLine[],
  index: number | undefined,
  kind: Kind,
): LogMatch<Kind> | undefined {
  const line = index === undefined ? undefined : lines[index];
  return line && { kind, line, excerpt };
}
