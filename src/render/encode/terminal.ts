import type { TerminalText } from './encoded.ts';
import { isHidden, visible } from './hidden.ts';
import { withoutWorkflowCommands } from './workflow-commands.ts';

const MAX_LINE_LENGTH = 4096;
const MAX_LINES = 200;
const MAX_MARKS = 4;
const TAB = '    ';

/** Has nothing to encode: most lines of a log are so, and a million of them are to pass in seconds. */
const PLAIN = /^[ -~]*$/;

const MARK = /\p{M}/u;
const ENDS_IN_EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?$/u;
const STARTS_WITH_EMOJI = /^\p{Extended_Pictographic}/u;
const JOINER = '\u200D';

/**
 * Makes any text fit for a terminal or a CI log. No control sequence, hidden character or workflow command gets
 * through, and what was there stays visible. Newlines stay (the layout indents each line), tabs become spaces; lines over
 * 4096 characters, text over 200 lines and heaps of combining marks are cut, and the text says how much.
 */
export function forTerminal(text: string): TerminalText {
  const lines = text.split(/\r?\n/);
  const shown = lines.slice(0, MAX_LINES).map(encodeLine);
  const cut = lines.length - shown.length;
  return (cut === 0 ? shown : [...shown, `[${cut} more lines cut]`]).join('\n') as TerminalText;
}

/** Like `forTerminal`, but for places that hold one line: line ends are shown as `\n`. */
export function forTerminalLine(text: string): TerminalText {
  return encodeLine(text.replace(/\r?\n/g, '\\n')) as TerminalText;
}

/** Our own words with encoded values in them; plain strings are not accepted. */
export function terminal(
  words: TemplateStringsArray,
  ...values: readonly (TerminalText | number)[]
): TerminalText {
  return words.map((part, index) => `${part}${values[index] ?? ''}`).join('') as TerminalText;
}

/** Puts encoded texts after each other, with our own separator between them. */
export function joined(parts: readonly TerminalText[], separator: TerminalText): TerminalText {
  return parts.join(separator) as TerminalText;
}

/** So many spaces; none where the number is negative. */
export function blank(columns: number): TerminalText {
  return ' '.repeat(Math.max(0, columns)) as TerminalText;
}

/** Encoded lines as a document that ends with a newline; a command that two parts formed together is broken here. */
export function asDocument(lines: readonly TerminalText[]): TerminalText {
  return lines.map((line) => `${withoutWorkflowCommands(line)}\n`).join('') as TerminalText;
}

const ASCII_OF: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '×': 'x',
  '→': '>',
  '…': '.',
};

/** Prose without its typographic signs, for terminals that lack them. Each becomes one character, so the width stays. */
export function asciiPunctuation(text: TerminalText): TerminalText {
  return text.replace(/[‘’“”–—×→…]/g, (sign) => ASCII_OF[sign] ?? sign) as TerminalText;
}

function encodeLine(line: string): string {
  const head = cutLine(line);
  const rest = line.length - head.length;
  const note = rest === 0 ? '' : ` [${rest} more characters cut]`;
  const shown = PLAIN.test(head) ? head : encodeCharacters(Array.from(head));
  return `${withoutWorkflowCommands(shown)}${note}`;
}

/** The first characters of a line, without tearing a surrogate pair apart. */
function cutLine(line: string): string {
  if (line.length <= MAX_LINE_LENGTH) return line;
  const last = line.codePointAt(MAX_LINE_LENGTH - 1) ?? 0;
  return line.slice(0, last > 0xffff ? MAX_LINE_LENGTH - 1 : MAX_LINE_LENGTH);
}

function encodeCharacters(characters: readonly string[]): string {
  let shown = '';
  let marks = 0;
  for (const [index, character] of characters.entries()) {
    if (MARK.test(character)) {
      marks += 1;
      if (marks <= MAX_MARKS) shown += character;
      continue;
    }
    shown += `${cutMarks(marks)}${encodeCharacter(character, shown, characters[index + 1] ?? '')}`;
    marks = 0;
  }
  return shown + cutMarks(marks);
}

function cutMarks(marks: number): string {
  return marks <= MAX_MARKS ? '' : `[${marks - MAX_MARKS} more marks cut]`;
}

function encodeCharacter(character: string, before: string, after: string): string {
  if (character === '\t') return TAB;
  if (character === JOINER && ENDS_IN_EMOJI.test(before.slice(-3)) && STARTS_WITH_EMOJI.test(after)) {
    return character;
  }
  return isHidden(character) ? visible(character) : character;
}
