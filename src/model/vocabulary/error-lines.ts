import { ERROR_LINES } from './error-patterns.ts';
import { isTelemetry } from './telemetry-lines.ts';

/** What an error line is about. `framework` and `uncaught` only say that something failed. */
export type ErrorLineKind = (typeof ERROR_LINES)[number]['kind'];

const SHUTDOWN =
  /SIGTERM|Received signal 15|Handling signal: term|Shutting down|Waiting for application shutdown|Commencing graceful shutdown|signal 15 \(SIGTERM\) received|Application is shutting down/i;

/** A variable that is not set and need not be: a default stands in for it, or a feature stays off. */
const HAS_DEFAULT =
  /\b(?:setting it to|using (?:the )?default|default(?:s|ing)?\b|fall(?:s|ing)? back|will be used|disabled|turned off|reporting off|skipping|ignor(?:ed|ing)|not required|optional)/i;

/** Levels below warning: what such a line reports did not stop the application. */
const HARMLESS_LEVEL =
  /^\W*(?:\d[\d:.,TZ\s/-]*)?\W*(?:INFO|DEBUG|TRACE|notice)\b|"level":\s*"?(?:info|debug|trace|20|30)\b|\blevel=(?:info|debug|trace|notice)\b/i;

/** The same after the name of the script or logger that writes: `10-listen-on-ipv6-by-default.sh: info: can not …`. */
const NAMED_HARMLESS_LEVEL =
  /^\[?(?!error|fatal|panic)[a-z\d][\w./-]*\]?:? (?:info|INFO|debug|DEBUG|trace|TRACE|notice|NOTICE):/;

const GENERAL: ReadonlySet<ErrorLineKind> = new Set(['framework', 'uncaught']);

/** One request for a file that is not there, and what libraries that look for a graphics card do not find. */
const OF_ONE_REQUEST = /\*\d+ open\(\) .{0,300}client: |^Not Found: \/|: W (?:tensorflow|external)\//;

/** A proxy in the task complains that the application beside it does not answer: that is a symptom. */
const UPSTREAM_COMPLAINT =
  /while connecting to upstream|upstream connect error|no healthy upstream|\bServer \S+ is DOWN, reason: |\s50[234]\s.{0,120}ELB-HealthChecker\//i;

/** Errors that a client which reports on the application has without harm to it. */
const OF_CONNECTION: ReadonlySet<ErrorLineKind> = new Set([
  'connection-refused',
  'connection-timeout',
  'name-resolution',
]);

/** The longest line that is matched. */
const LONGEST_LINE = 8192;

/** What an error line says, or `undefined` for a line that reports no known error. */
export function readErrorLine(line: string): ErrorLineKind | undefined {
  const text = line.slice(0, LONGEST_LINE);
  if (isHarmless(text) || UPSTREAM_COMPLAINT.test(text)) return undefined;
  const kind = ERROR_LINES.find((entry) => entry.pattern.test(text))?.kind;
  if (kind === undefined) return undefined;
  if (kind === 'configuration' && HAS_DEFAULT.test(text)) return undefined;
  return OF_CONNECTION.has(kind) && isTelemetry(text) ? undefined : kind;
}

function isHarmless(text: string): boolean {
  return HARMLESS_LEVEL.test(text) || NAMED_HARMLESS_LEVEL.test(text) || OF_ONE_REQUEST.test(text);
}

/** Whether a proxy says that what it forwards to does not answer. */
export function isUpstreamComplaint(line: string): boolean {
  return UPSTREAM_COMPLAINT.test(line.slice(0, LONGEST_LINE));
}

/** Where the containers of a task in awsvpc mode reach each other. */
const REFUSED_BESIDE =
  /(?:127\.0\.0\.1|localhost|\[?::1\]?).{0,200}refused|refused.{0,200}(?:127\.0\.0\.1|localhost|::1)/i;

/** Whether a line says that nobody listens beside the program, on its own host. */
export function isRefusedBeside(line: string): boolean {
  return REFUSED_BESIDE.test(line.slice(0, LONGEST_LINE));
}

/** Whether an error of this kind names its cause, rather than only saying that something failed. */
export function isSpecific(kind: ErrorLineKind): boolean {
  return !GENERAL.has(kind);
}

/** Whether the application says that it was told to stop: everything after such a line is noise of the shutdown. */
export function isShutdownLine(line: string): boolean {
  const text = line.slice(0, LONGEST_LINE);
  return SHUTDOWN.test(text) && !/handler|\bregister|\btrap|listening for/i.test(text);
}
