import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { TerminalText } from './encoded.ts';

const STARTS_WITH_COMMAND = /^\p{White_Space}*::/u;

/** How many columns a text takes; of several lines, the widest one. Colours take none. */
export function columnsOf(text: TerminalText): number {
  return Math.max(...text.split('\n').map((line) => stringWidth(line)));
}

/**
 * Breaks a text into lines of at most `width` columns, between words where it can. A line that a break would make look
 * like a workflow command (`::error::`) is marked with a backslash, for which one column is kept free.
 */
export function wrap(text: TerminalText, width: number): readonly TerminalText[] {
  const lines = wrapAnsi(text, Math.max(2, width - 1), { hard: true, trim: true }).split('\n');
  return lines.map((line) => (STARTS_WITH_COMMAND.test(line) ? `\\${line}` : line) as TerminalText);
}

/** The first line of a text, cut to at most `width` columns; where something was cut off, the mark stands at the end. */
export function clipped(text: TerminalText, width: number, mark: TerminalText): TerminalText {
  const [first = '', ...more] = text.split('\n');
  if (more.length === 0 && stringWidth(first) <= width) return text;
  const room = Math.max(1, width - stringWidth(mark));
  const [head = ''] = wrapAnsi(first, room, { hard: true, wordWrap: false, trim: false }).split('\n');
  const cut = `${head}${mark}`;
  return (stringWidth(cut) <= width ? cut : '') as TerminalText;
}
