import type { Code } from './encoded.ts';
import { forTerminalLine } from './terminal.ts';

/** How a language begins a comment that ends with its line. */
export type CommentSign = '#' | '//';

/** Our own code with encoded values in it; plain strings are not accepted. */
export function code(words: TemplateStringsArray, ...values: readonly (Code | number | boolean)[]): Code {
  return words.map((part, index) => `${part}${values[index] ?? ''}`).join('') as Code;
}

/** Pieces of code after each other, with our own separator between them. */
export function joinedCode(parts: readonly Code[], separator: Code): Code {
  return parts.join(separator) as Code;
}

/** Code moved to the right by so many columns. */
export function indented(line: Code, columns: number): Code {
  return `${' '.repeat(columns)}${line}` as Code;
}

/** A name in any of the languages: whatever is no letter, digit or underscore becomes an underscore. */
export function identifier(name: string): Code {
  const safe = name.replace(/[^A-Za-z0-9_]/g, '_');
  return (/^[A-Za-z_]/.test(safe) ? safe : `_${safe}`) as Code;
}

/**
 * A text as a comment in one line. The signs that end a line anywhere (also U+2028 in TypeScript and NEL in YAML) are
 * shown as escapes, so that nothing follows the comment but what we put there.
 */
export function comment(sign: CommentSign, text: string): Code {
  return `${sign} ${forTerminalLine(text)}` as Code;
}

/** A text as a string of Python. */
export function pythonString(text: string): Code {
  return quoted(text, '"', wideEscape) as Code;
}

/** A text as a string of TypeScript. */
export function scriptString(text: string): Code {
  return quoted(text, "'", (codePoint) => `\\u{${codePoint.toString(16)}}`) as Code;
}

/**
 * A text as a string of HCL, in which `${` and `%{` begin an expression. Doubling the sign takes that from it; of several
 * signs in a row it would be hard to say which one was doubled.
 */
export function hclString(text: string): Code {
  return quoted(text, '"', wideEscape).replace(/(?:\$+|%+)(?=\{)/g, (signs) =>
    signs.length === 1 ? `${signs}${signs}` : Array.from(signs, (sign) => escaped(sign, wideEscape)).join(''),
  ) as Code;
}

/** A text as a scalar of YAML: bare where nothing could take it for anything but a text. */
export function yamlString(text: string): Code {
  return (YAML_BARE.test(text) && !YAML_WORD.test(text) ? text : quoted(text, '"', wideEscape)) as Code;
}

const YAML_BARE = /^\/?[A-Za-z][\w./-]*$/;
/** YAML 1.1, which CloudFormation reads, takes these for booleans and for nothing: https://yaml.org/type/bool.html */
const YAML_WORD = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Python, YAML and HCL have eight digits for what lies beyond the first plane. */
function wideEscape(codePoint: number): string {
  return `\\U${codePoint.toString(16).padStart(8, '0')}`;
}

/** What stays as it is: ASCII that can be seen, but for what closes a string, escapes in it or makes a CI command. */
const PLAIN = /[ -~]/;
const COMMAND_MARK = /#(?=[#[]|vso\[|teamcity\[)|(?<=section_(?:start|end)):/gi;
const SURROGATE = /\p{Cs}/gu;

/** All four languages share these escapes; half of a surrogate pair, which no text can hold, becomes U+FFFD. */
function quoted(text: string, quote: '"' | "'", beyond: (codePoint: number) => string): string {
  const body = Array.from(text.replace(SURROGATE, '\uFFFD'), (character) => {
    if (character === '\\' || character === quote) return `\\${character}`;
    if (PLAIN.test(character)) return character;
    return escaped(character, beyond);
  }).join('');
  const harmless = body.replace(COMMAND_MARK, (mark) => escaped(mark, beyond));
  return `${quote}${harmless}${quote}`;
}

function escaped(character: string, beyond: (codePoint: number) => string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const codePoint = character.codePointAt(0) ?? 0;
  return codePoint > 0xffff ? beyond(codePoint) : `\\u${codePoint.toString(16).padStart(4, '0')}`;
}
