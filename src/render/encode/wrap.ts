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
