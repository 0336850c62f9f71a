import type { TerminalText } from '../encode/encoded.ts';
import { asciiPunctuation, asDocument, blank, joined, terminal } from '../encode/terminal.ts';
import { columnsOf, wrap } from '../encode/wrap.ts';
import type { Style } from './style.ts';

export type Lines = readonly TerminalText[];

/** Blocks of lines as a whole text, with an empty line between them. */
export function page(blocks: readonly Lines[], style: Style): TerminalText {
  const text = asDocument(spaced(blocks));
  return style.characters === 'ascii' ? asciiPunctuation(text) : text;
}

const COLUMN_GAP = terminal`  `;

/** A text wrapped to the width, every line moved to the right by `indent` columns. */
export function paragraph(text: TerminalText, style: Style, indent = 0): Lines {
  return hanging(blank(indent), text, style);
}

/** A text that begins behind a lead (a bullet, a label) and stays to the right of it on the lines that follow. */
export function hanging(lead: TerminalText, text: TerminalText, style: Style): Lines {
  const indent = columnsOf(lead);
  return wrap(text, style.width - indent).map((line, index) =>
    index === 0 ? terminal`${lead}${line}` : terminal`${blank(indent)}${line}`,
  );
}

/** Blocks of lines with an empty line between them; empty blocks leave no trace. */
export function spaced(blocks: readonly Lines[]): Lines {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : [terminal``, ...block]));
}

/** A heading over a block; nothing where the block is empty. */
export function headed(heading: TerminalText, block: Lines, style: Style): Lines {
  return block.length === 0 ? [] : [...paragraph(style.paint.strong(heading), style), ...block];
}

/**
 * Rows under their column heads, aligned. Where the table is wider than the style allows, each row becomes a paragraph of
 * heads and values instead, so that nothing is cut.
 */
export function table(heads: Lines, rows: readonly Lines[], style: Style, indent: number): Lines {
  const widths = heads.map((head, column) =>
    Math.max(columnsOf(head), ...rows.map((row) => columnsOf(row[column] ?? blank(0)))),
  );
  const total = indent + widths.reduce((sum, width) => sum + width + columnsOf(COLUMN_GAP), 0);
  if (total > style.width) return asList(heads, rows, style, indent);
  const line = (cells: Lines) => terminal`${blank(indent)}${alignedRow(cells, widths)}`;
  return [style.paint.faint(line(heads)), ...rows.map(line)];
}

function alignedRow(cells: Lines, widths: readonly number[]): TerminalText {
  const padded = cells.map((cell, column) =>
    column === cells.length - 1 ? cell : terminal`${cell}${blank((widths[column] ?? 0) - columnsOf(cell))}`,
  );
  return joined(padded, COLUMN_GAP);
}

function asList(heads: Lines, rows: readonly Lines[], style: Style, indent: number): Lines {
  const { bullet, dot } = style.symbols;
  return rows.flatMap((row) => {
    const cells = row.map((cell, column) => terminal`${heads[column] ?? blank(0)} ${cell}`);
    return hanging(terminal`${blank(indent)}${bullet} `, joined(cells, terminal` ${dot} `), style);
  });
}
