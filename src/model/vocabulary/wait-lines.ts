import type { ErrorLineKind } from './error-lines.ts';
import { isTelemetry } from './telemetry-lines.ts';

/**
 * What an application writes while it waits for something that does not come, mostly as mere information. Said last, it
 * is what the application never got past.
 */
const WAITS: readonly { readonly kind: ErrorLineKind; readonly pattern: RegExp }[] = [
  {
    kind: 'migration',
    pattern:
      /INSERT (?:OR IGNORE )?INTO "?__EFMigrationsLock|waiting for (?:all |pending |database )*migrations\b|waiting (?:for|on) (?:the )?(?:change ?log|migrations?|schema|advisory|database) lock|could not acquire (?:the )?(?:change ?log|migrations?|advisory|schema) lock/i,
  },
  {
    kind: 'connection-timeout',
    pattern:
      /\b(?:waiting|wait-for-it|wait4ports|dockerize).{0,80}\b(?:database|db|postgres\w*|pgsql|mysql|mariadb|redis|kafka|rabbitmq|amqp|elasticsearch|opensearch|mongo\w*|cassandra|zookeeper|vault|consul)\b/i,
  },
  {
    kind: 'connection-timeout',
    pattern:
      /\b(?:database|db|postgres\w*|mysql|mariadb|redis|kafka|rabbitmq|elasticsearch|opensearch|mongo\w*|cassandra) is (?:unavailable|not (?:available|ready))(?: yet)?(?:\s?[-–—,;]|\.\.|…)/i,
  },
  // What scripts around a port and libraries of clients say, each in its own words.
  {
    kind: 'connection-timeout',
    pattern:
      /Checking availability of host \[|\bHost \[[^\]]{1,200}\] not yet available|^\S{1,200}:\d{2,5} - (?:no response|rejecting connections)|\b(?:mysqld?|postgres\w*|redis|kafka|database|db) (?:is )?(?:unavailable|not (?:available|ready))(?: yet)?, (?:waiting|retrying)|Check if (?:Zookeeper|Kafka) is healthy|Socket error occurred: \S{1,200}:\d{2,5}|\[ioredis\] Reconnecting in|Waiting for Mnesia tables|master not discovered|waiting for leader to bootstrap|Waiting for a minimum of \d+ disks|Unable to reach \w+ \w+, retrying/i,
  },
  // What is not there, and that it is tried again, in one sentence.
  {
    kind: 'connection-timeout',
    pattern:
      /\b(?:not (?:yet )?(?:up|ready|available|reachable|present|found|connected|started)|has not started|does not exist|unavailable|unreachable|unsuccessful|no (?:servers|instances)|failed to connect|could(?: not|n't) connect|unable to connect|connection \S{1,200} failed|connection to \S{1,200} failed)\b.{0,160}\b(?:retry\w*|waiting|sleep\w*|try(?:ing)? again|next attempt|reconnect\w*|polling|(?:tries|retries|attempts) left|attempt)\b/i,
  },
  {
    kind: 'connection-timeout',
    pattern:
      /\bwaiting for (?:discovery|membership table|broker metadata|schema registry|code location|table \S+|service \S+)\b|\bdatabase not available\b|\b(?:attempt|try|retry) #?\d{1,4} ?(?:\/|of) ?\d{1,4}:? failed\b|\b(?:connecting|looking for|trying)\b.{0,120}\battempt #?\d{1,4} ?(?:\/|of) ?\d{1,4}\b|\bbroker connection not ready\b/i,
  },
  {
    kind: 'data-locked',
    pattern:
      /\banother (?:instance|process|node) holds the \w+(?: \w+)? lock\b|\bI am not the leader, standing by\b/i,
  },
  // By address: wait-for-it, wait-for, wait-on, dockerize, and loops around a port that look alike.
  {
    kind: 'connection-timeout',
    pattern:
      /\bwaiting (?:\d+ ?s(?:econds)? )?(?:for|on):? (?:(?:tcp|https?|amqps?|redis|postgres\w*|mongodb)[:-]\/?\/?)?(?!0\.0\.0\.0)[\w.-]{1,200}:\d{2,5}\b/i,
  },
  {
    kind: 'connection-timeout',
    pattern:
      /\bwaiting (?:for|on) \S{2,200} (?:to (?:be(?:come)?|come) (?:available|ready|reachable|healthy|up|online|alive)|to (?:start|respond|accept))\b/i,
  },
];

/** The wait has come to its end in the same line. */
const OVER =
  /\b(?:available after|connected (?:to|on|after|in)|succeeded)\b|(?:\.{2,3}|…|:)\s{0,3}(?:done|ok|ready|up)\W{0,3}$/i;

const LONGEST_LINE = 2048;

/** What a line says that the application waits for, or `undefined`. */
export function readWaitLine(line: string): ErrorLineKind | undefined {
  const text = line.slice(0, LONGEST_LINE);
  if (OVER.test(text) || isTelemetry(text)) return undefined;
  return WAITS.find((entry) => entry.pattern.test(text))?.kind;
}
