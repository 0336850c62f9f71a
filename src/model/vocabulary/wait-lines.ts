import type { ErrorLineKind } from './error-lines.ts';

/**
 * What an application writes while it waits for something that does not come, mostly as mere information. Said last, it
 * is what the application never got past.
 */
const WAITS: readonly { readonly kind: ErrorLineKind; readonly pattern: RegExp }[] = [
  {
    kind: 'migration',
    pattern:
      /waiting (?:for|on) (?:the )?(?:change ?log|migrations?|schema|advisory|database) lock|could not acquire (?:the )?(?:change ?log|migrations?|advisory|schema) lock/i,
  },
  {
    kind: 'connection-timeout',
    pattern:
      /\b(?:waiting|wait-for-it|wait4ports|dockerize).{0,80}\b(?:database|db|postgres\w*|pgsql|mysql|mariadb|redis|kafka|rabbitmq|amqp|elasticsearch|opensearch|mongo\w*|cassandra|zookeeper|vault|consul)\b/i,
  },
];

const LONGEST_LINE = 2048;

/** What a line says that the application waits for, or `undefined`. */
export function readWaitLine(line: string): ErrorLineKind | undefined {
  const text = line.slice(0, LONGEST_LINE);
  return WAITS.find((entry) => entry.pattern.test(text))?.kind;
}
