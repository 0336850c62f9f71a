/** What clients, drivers and wait scripts write once something answers that did not answer before. */
const RECOVERIES = [
  /\b(?:re)?connected (?:successfully |again )?(?:to|with)\b|\bsuccessfully (?:re)?connected\b/i,
  /\b(?:postgres\w*|mysql|mariadb|redis|kafka|rabbitmq|amqp|mongo\w*|elasticsearch|database|db|broker)\b.{0,30}\b(?:re)?connected\b/i,
  /\bconnection\b.{0,80}\b(?:(?:re-?)?established|restored|recovered|successful|succeeded|ok)\b/i,
  /\b(?:retry|attempt|connect(?:ing|ion)?|reconnect)\b.{0,60}\bsucceeded\b|\bsucceeded (?:after|on|at) .{0,20}\b(?:attempt|retr(?:y|ies)|tries)\b/i,
  /\bis (?:now )?(?:available|reachable|up|back)(?! to\b)(?:[\s.,;!-]|$)|\bavailable after \d/i,
  /\brecovered (?:after|from)\b/i,
  /\bHikariPool-\d+ - (?:Start completed|Added connection)/,
] as const;

/** Such a line speaks of a wish, a condition or a failure. */
const NOT_YET =
  /\b(?:not|never|no|un(?:able|til)|fail\w*|cannot|can't|could|waiting|lost|disconnected|closed|retrying|trying|if|once|when|before|error|refused|timed out)\b/i;

/** What is connected to, by its own names and by its usual port. */
const THINGS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'database', pattern: /\b(?:postgres\w*|psycopg\w*|pgsql|pg)\b|\b5432\b/i },
  { name: 'database', pattern: /\b(?:mysql\w*|mariadb)\b|\b3306\b/i },
  { name: 'database', pattern: /\b(?:mongo\w*)\b|\b27017\b/i },
  { name: 'database', pattern: /\b(?:database|db|sql\w*|hikaripool-\d+|jdbc)\b/i },
  { name: 'cache', pattern: /\b(?:redis|valkey|memcached?|cache)\b|\b(?:6379|11211)\b/i },
  { name: 'queue', pattern: /\b(?:kafka|rabbitmq|amqp|sqs|nats|broker)\b|\b(?:9092|5672|4222)\b/i },
  { name: 'search', pattern: /\b(?:elasticsearch|opensearch)\b|\b9200\b/i },
];

const LONGEST_LINE = 2048;

/** Whether a line says that something answers now: an error of a connection before it was got over. */
export function isRecoveryLine(line: string): boolean {
  const text = line.slice(0, LONGEST_LINE);
  return !NOT_YET.test(text) && RECOVERIES.some((pattern) => pattern.test(text));
}

/** What a line says that it is connected to, without scheme, user and port. */
const CONNECTED_TO =
  /\b(?:connected (?:successfully |again )?(?:to|with)|connection (?:to|with))\s{1,3}(?:the |an? )?["':]{0,2}(?:\w+:\/\/)?(?:[\w.-]{1,64}@)?([\w.-]{3,253})/i;

/**
 * Whether a recovery can be that of an error: it names nothing, or the same host, or something of the same sort. A cache
 * that answers says nothing about the database.
 */
export function canBeAbout(recovery: string, error: string): boolean {
  const named = thingsIn(recovery);
  const host = CONNECTED_TO.exec(recovery.slice(0, LONGEST_LINE))?.[1];
  if (host !== undefined && error.includes(host)) return true;
  if (named.length === 0) return host === undefined;
  const complained = thingsIn(error);
  return named.some((name) => complained.includes(name));
}

function thingsIn(line: string): readonly string[] {
  const text = line.slice(0, LONGEST_LINE);
  return THINGS.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
}
