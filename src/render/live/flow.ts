import type { TerminalText } from '../encode/encoded.ts';
import { blank, joined, terminal } from '../encode/terminal.ts';
import { clipped, columnsOf, wrap } from '../encode/wrap.ts';
import type { Lines } from '../text/layout.ts';
import type { Style } from '../text/style.ts';

/** A note with less room than this goes on lines of its own. */
const NOTE_COLUMNS = 24;
const NOTE_LINES = 2;
const NOTE_INDENT = blank(4);

/** Short texts after each other with a dot between them, as many on a line as fit; none is torn apart. */
export function flow(parts: readonly TerminalText[], style: Style): Lines {
  const lines: TerminalText[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = terminal`${last ?? blank(0)} ${style.symbols.dot} ${part}`;
    if (last !== undefined && columnsOf(longer) <= style.width) lines.splice(-1, 1, longer);
    else lines.push(clip(part, style));
  }
  return lines;
}

/** A text that stays to the right of its lead, on at most so many lines; the last one ends in a mark where that cuts it. */
export function folded(lead: TerminalText, text: TerminalText, linesAtMost: number, style: Style): Lines {
  const indent = columnsOf(lead);
  const lines = wrap(text, style.width - indent);
  const shown = lines.slice(0, linesAtMost).map((line, index) => {
    const isCut = index === linesAtMost - 1 && lines.length > linesAtMost;
    const body = isCut ? terminal`${line}${style.symbols.cut}` : line;
    return terminal`${index === 0 ? lead : blank(indent)}${body}`;
  });
  return shown.map((line) => clip(line, style));
}

/** Cells under each other in columns of these widths, the last one running on; cut to the width. */
export function row(cells: Lines, widths: readonly number[], style: Style): TerminalText {
  return clip(joined([aligned(cells.slice(0, -1), widths), ...cells.slice(-1)], blank(0)), style);
}

/**
 * Such a row with a note behind it. Where there is too little room the note goes below, a little to the right, on two lines
 * at most.
 */
export function rowWithNote(
  cells: Lines,
  widths: readonly number[],
  note: TerminalText,
  style: Style,
): Lines {
  if (note === '') return [row(cells, widths, style)];
  const beside = terminal`${aligned(cells, widths)}  ${note}`;
  if (style.width - columnsOf(beside) + columnsOf(note) >= Math.min(NOTE_COLUMNS, columnsOf(note))) {
    return [clip(beside, style)];
  }
  return [row(cells, widths, style), ...folded(NOTE_INDENT, style.paint.faint(note), NOTE_LINES, style)];
}

function aligned(cells: Lines, widths: readonly number[]): TerminalText {
  return joined(
    cells.map((cell, column) => terminal`${cell}${blank((widths[column] ?? 0) - columnsOf(cell))}`),
    blank(0),
  );
}

/** The widest cell of each column. */
export function widthsOf(rows: readonly Lines[]): readonly number[] {
  const [first = []] = rows;
  return first.map((_, column) => Math.max(...rows.map((cells) => columnsOf(cells[column] ?? blank(0)))));
}

/** A line cut to the width of the style. */
export function clip(line: TerminalText, style: Style): TerminalText {
  return clipped(line, style.width, style.symbols.cut);
}
