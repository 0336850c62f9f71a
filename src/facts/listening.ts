import { firstMatchOf, type LogMatch } from './log-match.ts';
import type { LogReading } from './log-reading.ts';

/** Where a server says that it listens. */
export type Listening =
  /** Only processes in the same task reach it. */
  | { readonly reach: 'loopback'; readonly address: string; readonly port: number }
  | { readonly reach: 'unknown'; readonly port: number };

/** A line that speaks of listening at all; access lines and clocks hold colons and numbers too. */
const SPEAKS = /\b(?:listening|running|started|serving|ready)\b/i;
const ACCESS_LINE = /"(?:GET|POST|HEAD|PUT|DELETE|PATCH|OPTIONS) /;

/** Only addresses of this host: a line may name those of other services as well. */
const HOST = String.raw`(\d{1,3}(?:\.\d{1,3}){3}|localhost|\*|\[[\da-f:]{0,39}\]|ip-[\w.-]{1,253})`;
const ADDRESS = new RegExp(
  String.raw`(?:\b(?:https?|tcp|grpc):\/\/|\blistening (?:on|at)\s{1,3})${HOST}:(\d{2,5})\b`,
  'i',
);

const PORT =
  /\b(?:listening|running|started|serving|ready)\b.{0,60}?\bport(?:\(s\))?:?\s{0,3}(80|\d{3,5})\b|\blistening (?:on|at)\s{1,3}:?(80|\d{3,5})\b/i;

/** `localhost` is what servers print for people, whatever they are bound to; these are addresses. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]']);

/** Bound to every address, whatever else is printed. */
const EVERYWHERE = /\b0\.0\.0\.0\b|\ball addresses\b|\[::\]/i;

const LONGEST_LINE = 2048;

/** What the log of a task says of addresses and ports, in the order in which it says so. */
export function listeningOf(logs: readonly LogReading[]): readonly Listening[] {
  const lines = logs.flatMap(linesOf);
  const named = lines.flatMap((line) => addressIn(line) ?? []);
  const everywhere = lines.some((line) => EVERYWHERE.test(line));
  return everywhere ? named.map(({ port }) => ({ reach: 'unknown', port })) : named;
}

function linesOf({ excerpt }: LogReading): readonly string[] {
  if (excerpt.lines.state !== 'present') return [];
  return excerpt.lines.value
    .map(({ message }) => message.slice(0, LONGEST_LINE))
    .filter((line) => SPEAKS.test(line) && !ACCESS_LINE.test(line));
}

function addressIn(line: string): Listening | undefined {
  const [, address, port] = ADDRESS.exec(line) ?? [];
  if (address !== undefined) {
    return LOOPBACK.has(address)
      ? { reach: 'loopback', address, port: Number(port) }
      : { reach: 'unknown', port: Number(port) };
  }
  const [, named, listened] = PORT.exec(line) ?? [];
  const bare = named ?? listened;
  return bare === undefined ? undefined : { reach: 'unknown', port: Number(bare) };
}

/** Servers that are told nothing else take clients of their own machine alone: Mosquitto 2, Redis, databases. */
const LOCAL_ONLY =
  /\blocal only mode\b|\bonly (?:accept|allow|listen|be possible)\w* .{0,60}\b(?:localhost|local host|loopback|this machine)\b|\brunning in protected mode\b/i;

/** The line in which a server says that it takes clients of its own host alone. */
export function localOnlyLine(logs: readonly LogReading[]): LogMatch<'local-only'> | undefined {
  return firstMatchOf(logs, (text) =>
    LOCAL_ONLY.test(text.slice(0, LONGEST_LINE)) ? 'local-only' : undefined,
  );
}
