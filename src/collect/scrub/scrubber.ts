import { MASK, type Untrusted, untrusted } from '../../model/text.ts';

/** Masks what looks like a secret in a text, and cuts the text at `limit` characters (8000 by default). */
export type Scrub = (text: Untrusted, limit?: number) => Untrusted;

/** A text is cut to this before it is matched, so that matching has a bound. */
const INPUT_LIMIT = 8_000;

/** More distinct values than this are not looked for. */
const VALUES_LIMIT = 500;

interface Pattern {
  readonly find: RegExp;
  readonly replacement: string;
}

/**
 * Shapes that give a secret away whatever holds it. Every repetition is bounded or followed by nothing that it could
 * also match, so that each takes linear time. AWS key ids: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
const PATTERNS: readonly Pattern[] = [
  { find: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}-----)?/g, replacement: MASK },
  { find: /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g, replacement: MASK },
  { find: /\b(?:IQoJ|FwoG)[A-Za-z0-9+/=_-]{40,}/g, replacement: MASK },
  { find: /(?<![\w-])eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*)?/g, replacement: MASK },
  { find: /(\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?)[^"'\r\n,;]{1,4000}/gi, replacement: `$1${MASK}` },
  { find: /\b(bearer|basic)\s{1,3}[A-Za-z0-9+/=._~-]{12,}/gi, replacement: `$1 ${MASK}` },
  { find: /(\/\/[^/@:\s"']{0,200}:)[^@/\s"']{1,500}(?=@)/g, replacement: `$1${MASK}` },
  {
    find: /\b(X-Amz-(?:Signature|Credential|Security-Token)=)[^&\s"']{1,4000}/gi,
    replacement: `$1${MASK}`,
  },
  { find: /\b(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{16,}/g, replacement: MASK },
  { find: /(?<![\w-])glpat-[A-Za-z0-9_-]{16,}/g, replacement: MASK },
  { find: /(?<![\w-])xox[abeoprs]-[A-Za-z0-9-]{10,}/g, replacement: MASK },
  { find: /\b[srp]k_(?:live|test)_[A-Za-z0-9]{10,}/g, replacement: MASK },
  { find: /\bnpm_[A-Za-z0-9]{30,}/g, replacement: MASK },
  { find: /(?<![\w-])SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g, replacement: MASK },
  { find: /(?<![\w-])AIza[A-Za-z0-9_-]{30,}/g, replacement: MASK },
  { find: /(?<![\w-])sk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,}/g, replacement: MASK },
  {
    // How ECS itself writes an environment variable.
    find: /("name"\s{0,3}:\s{0,3}"[^"]{0,200}(?:pass|pwd|secret|token|key|credential)[^"]{0,200}"\s{0,3},\s{0,3}"value"\s{0,3}:\s{0,3}")[^"]{1,2000}/gi,
    replacement: `$1${MASK}`,
  },
];

/**
 * `password=…`, `"api_key": "…"`, `--token …`: the name stays, because it is what tells the reader what is missing.
 * The name of a secret in an ARN (`…:123456789012:secret:name`) and CloudFormation's `RequestToken:` are no secrets.
 */
const ASSIGNMENT =
  /((?<!\d:)(?<!request)(?:pass(?:word|wd|phrase)?|pwd|secret(?:_?(?:access_?)?key)?|token|api_?-?key|access_?-?key|private_?-?key|client_?-?secret|credentials?)["']?\s{0,3}(?:=|:(?!\/\/))\s{0,3}|--?(?:password|passwd|token|secret|api-?key)\s{1,3})("[^"\r\n]{1,2000}"|'[^'\r\n]{1,2000}'|["']?[^\s"'&,;)}\]]{1,2000})/gi;

/** What follows `token:` in an error message rather than in a leak: `SyntaxError: Unexpected token: <`. */
const NOT_A_VALUE =
  /^(?:["']?(?:null|none|undefined|true|false|yes|no|empty|missing|invalid|required|not|is|was|must|should|expected|unexpected|cannot|could|failed|expired|mismatch|incorrect|wrong|unable|authentication|\[secret\]|<.*|\*+|)["']?)$/i;

/** A scrubber that also masks `values` wherever they appear, as they are and as they look in a URL, in JSON or in base64. */
export function scrubber(values: readonly string[]): Scrub {
  const exact = exactPattern(values);
  return (text, limit = INPUT_LIMIT) => {
    let scrubbed = text.slice(0, INPUT_LIMIT);
    if (exact !== undefined) scrubbed = scrubbed.replace(exact, MASK);
    for (const { find, replacement } of PATTERNS) scrubbed = scrubbed.replace(find, replacement);
    scrubbed = scrubbed.replace(ASSIGNMENT, (whole: string, name: string, value: string) =>
      value.length < 4 || NOT_A_VALUE.test(value) ? whole : `${name}${MASK}`,
    );
    return untrusted(scrubbed.slice(0, limit));
  };
}

function exactPattern(values: readonly string[]): RegExp | undefined {
  const forms = new Set(values.slice(0, VALUES_LIMIT).flatMap(formsOf));
  if (forms.size === 0) return undefined;
  // The longest first: one value may begin with another.
  const longestFirst = [...forms].sort((one, other) => other.length - one.length);
  return new RegExp(longestFirst.map(escapeForRegExp).join('|'), 'g');
}

function formsOf(value: string): string[] {
  const base64 = Buffer.from(value, 'utf8').toString('base64').replace(/=+$/, '');
  return [
    value,
    encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD')),
    JSON.stringify(value).slice(1, -1),
    base64,
  ];
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
