import type { LogMatch } from './log-match.ts';
import type { LogReading } from './log-reading.ts';
import { addressOf } from './probe-address.ts';

/** An error with which the application answered the command of its own health check. */
export interface ProbeAnswer {
  readonly status: number;
  readonly match: LogMatch<'answer'>;
}

const LONGEST_LINE = 2048;

/** What a request from inside the container comes from. */
const OWN_HOST = /\b127\.0\.0\.1\b|::1\b|\blocalhost\b/;

/** How access logs write the status: nginx, Apache and uvicorn; uwsgi; JSON; and words like those of Rails. */
const STATUS = [
  /" ([1-5]\d\d)\b/,
  /\(HTTP\/[\d.]+ ([1-5]\d\d)\)/,
  /"status(?:_?code)?":\s*"?([1-5]\d\d)\b/i,
  /\bstatus=([1-5]\d\d)\b/,
] as const;

/**
 * The newest line of an access log that answers what the command of a health check asks, where it is an error. Where
 * the log tells requests from inside the container from others, only those count.
 */
export function probeAnswer(
  command: string,
  containerName: string,
  logs: readonly LogReading[],
): ProbeAnswer | undefined {
  const path = addressOf(command)?.path;
  if (path === undefined) return undefined;
  const answers = logs
    .filter((log) => log.containerName === containerName)
    .flatMap((log) => answersOf(log, path));
  const own = answers.filter(({ match }) => OWN_HOST.test(match.line.message.slice(0, LONGEST_LINE)));
  const newest = (own.length > 0 ? own : answers).at(-1);
  return newest !== undefined && newest.status >= 400 ? newest : undefined;
}

function answersOf({ excerpt }: LogReading, path: string): readonly ProbeAnswer[] {
  if (excerpt.lines.state !== 'present') return [];
  return excerpt.lines.value.flatMap((line) => {
    const text = line.message.slice(0, LONGEST_LINE);
    const status = isAbout(text, path) ? statusOf(text) : undefined;
    return status === undefined ? [] : [{ status, match: { kind: 'answer', line, excerpt } }];
  });
}

function isAbout(text: string, path: string): boolean {
  if (text.includes('ELB-HealthChecker/')) return false;
  return [
    `GET ${path} `,
    `HEAD ${path} `,
    `GET ${path}?`,
    `":"${path}"`,
    `": "${path}"`,
    `path=${path} `,
  ].some((asked) => text.includes(asked));
}

/** The status with which a line of an access log says that a request was answered. */
export function statusOf(text: string): number | undefined {
  for (const pattern of STATUS) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return Number(found);
  }
  return undefined;
}
