/** Colours and cursor movements, as loggers write them for a terminal. */
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}[A-Za-z]`, 'g');

/** The fields in which loggers put what was said, and how bad it is. */
const MESSAGES = [
  'message',
  'msg',
  'Message',
  'RenderedMessage',
  'MessageTemplate',
  '@m',
  '@mt',
  'log',
  'event',
];
const LEVELS = ['level', 'severity', 'lvl', 'Level', 'LogLevel', '@l', 'log.level', 'levelname', 'loglevel'];
const STACKS = [
  'stack',
  'stack_trace',
  'stacktrace',
  'exception',
  'Exception',
  'exc_info',
  '@x',
  'traceback',
];
const ERRORS = ['err', 'error', 'Error', 'cause'];
/** Where loggers put the fields of an event together: MongoDB, and others. */
const DETAILS = ['attr', 'attributes', 'data', 'context', 'fields', 'extra', 'details'];

/** What says nothing about an error: when, who and where it was written. */
const NOISE = /^(?:@?timestamp|@?time|ts|@t|date|pid|hostname|thread(?:_name)?|@version|level_value|v)$/i;

/** Pino writes levels as numbers: https://getpino.io/#/docs/api?id=loggerlevel-string-gettersetter */
const NUMBERED: Readonly<Record<string, string>> = {
  '10': 'TRACE',
  '20': 'DEBUG',
  '30': 'INFO',
  '40': 'WARN',
  '50': 'ERROR',
  '60': 'FATAL',
};

/** The longest event that is taken apart, and how much of its further fields is told. */
const LONGEST_EVENT = 20_000;
const LONGEST_REST = 400;

/**
 * A log event as a person reads it: without colours, and of a JSON object its level, its message, its further fields and
 * its stack trace. What is no JSON stays as it is.
 */
export function plainText(event: string): string {
  const text = event.includes('\u001b[') ? event.replace(ESCAPES, '') : event;
  const start = text.trimStart();
  if (!start.startsWith('{') || text.length > LONGEST_EVENT) return text;
  const fields = parseObject(start);
  return fields === undefined ? text : (told(fields) ?? text);
}

type Fields = Readonly<Record<string, unknown>>;

function parseObject(text: string): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    // A line that only begins like an object is ordinary text.
    return undefined;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function told(fields: Fields): string | undefined {
  const message = pick(fields, MESSAGES);
  const error = [fields, ...DETAILS.map((name) => fields[name]).filter(isObject)].flatMap((one) =>
    ERRORS.flatMap((name) => errorParts(one[name])),
  );
  if (message === undefined && error.length === 0) return undefined;
  const level = levelOf(fields);
  const heads = [level, message, ...error.filter((part) => part !== message)].flatMap((part) => part ?? []);
  const rest = restOf(fields);
  const stack = pick(fields, STACKS) ?? stackOf(fields);
  return `${heads.join(' ')}${rest}${stack === undefined ? '' : `\n${stack}`}`;
}

function levelOf(fields: Fields): string | undefined {
  const value = LEVELS.map((name) => fields[name]).find((one) => one !== undefined);
  if (typeof value === 'number') return NUMBERED[String(value)] ?? String(value);
  return typeof value === 'string' ? value.toUpperCase() : undefined;
}

function pick(fields: Fields, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** An error is a text, or an object with a type and a message. */
function errorParts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!isObject(value)) return [];
  return ['type', 'name', 'code', 'message'].flatMap((name) => {
    const part = value[name];
    return typeof part === 'string' ? [part] : [];
  });
}

function stackOf(fields: Fields): string | undefined {
  for (const name of ERRORS) {
    const value = fields[name];
    const stack = isObject(value) ? pick(value, ['stack']) : undefined;
    if (stack !== undefined) return stack;
  }
  return undefined;
}

/** The other fields with a plain value: an address or a code may stand there. */
function restOf(fields: Fields): string {
  const known = new Set([...MESSAGES, ...LEVELS, ...STACKS, ...ERRORS]);
  const rest = Object.entries(fields)
    .filter(([name, value]) => !known.has(name) && !NOISE.test(name) && isPlain(value))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
    .slice(0, LONGEST_REST);
  return rest === '' ? '' : ` (${rest})`;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
