import type { ExcerptLine, LastLines, LineMark } from '../../model/failing-tasks.ts';
import type { Instant } from '../../model/instant.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import { columnsOf } from '../encode/wrap.ts';
import { hanging, type Lines } from './layout.ts';
import { middleCut } from './middle-cut.ts';
import type { Style } from './style.ts';
import { offset } from './times.ts';
import { counted } from './words.ts';

/**
 * How many rows one event may take: the first error and a stack trace are told whole up to a bound, of others the beginning
 * and the end.
 */
const ROWS_OF_ERROR = 12;
const ROWS_OF_LINE = 2;

/** Where words are not torn, a row does not hold all that its width would. */
const ROOM_FOR_WRAPPING = 12;

const INDENT = 6;

/** On a narrower terminal the times do not get a column of their own. */
const ROOMY = 72;

/**
 * What a container wrote, each line with its distance to the moment at which the stop began and a sign for what it is: at
 * most so many lines, and what is left out is said where it stood.
 */
export function excerptLines(excerpt: LastLines, endedAt: Instant, most: number, style: Style): Lines {
  const { group, stream, lines, leftOutAtEnd } = excerpt;
  const shown = fitted(lines, most);
  const times = shown.map(({ at }) => offset(at, endedAt));
  const column = Math.max(...times.map(columnsOf), 0);
  const first = shown.find(({ mark }) => mark === 'error');
  const isWhole = (line: ExcerptLine) =>
    line === first || (line.mark === 'error' && line.text.includes('\n'));
  const source = terminal`from log ${forTerminalLine(group)} ${style.symbols.dot} ${forTerminalLine(stream)}`;
  return [
    ...shown.flatMap((line, index) => [
      ...gap(line.leftOut, column, style),
      ...(isWhole(line)
        ? wholeLine(line, times[index] ?? blank(0), column, style)
        : shortLine(line, times[index] ?? blank(0), column, style)),
    ]),
    ...gap(leftOutAtEnd, column, style),
    ...hanging(blank(INDENT), style.paint.faint(source), style),
  ];
}

/** The most telling lines in their order: the first error, the ready line and the last line before what stands beside them. */
function fitted(lines: readonly ExcerptLine[], most: number): readonly ExcerptLine[] {
  if (lines.length <= most) return lines;
  const first = lines.findIndex(({ mark }) => mark === 'error');
  const weight = ({ mark }: ExcerptLine, index: number) => {
    if (index === first || index === lines.length - 1) return 0;
    if (mark === 'ready') return 1;
    const fromError = first === -1 ? Number.POSITIVE_INFINITY : Math.abs(index - first);
    return 1 + Math.min(mark === 'error' ? 2 : fromError, lines.length - 1 - index);
  };
  const ranked = lines.map((line, index) => ({ index, weight: weight(line, index) }));
  const kept = ranked.sort((a, b) => a.weight - b.weight || a.index - b.index).slice(0, most);
  const places = kept.map(({ index }) => index).sort((a, b) => a - b);
  return places.flatMap((index, place) => {
    const between = lines.slice((places[place - 1] ?? -1) + 1, index);
    const line = lines[index];
    const leftOut = between.reduce((sum, one) => sum + one.leftOut + 1, line?.leftOut ?? 0);
    return line === undefined ? [] : [{ ...line, leftOut }];
  });
}

function wholeLine(line: ExcerptLine, time: TerminalText, column: number, style: Style): Lines {
  return lineRows(line, line.text.replace(/^\s*\n/, '').trimEnd(), time, column, style, ROWS_OF_ERROR);
}

function shortLine(line: ExcerptLine, time: TerminalText, column: number, style: Style): Lines {
  const room = style.width - indentOf(column, style) - ROOM_FOR_WRAPPING;
  return lineRows(line, middleCut(line.text.trim(), ROWS_OF_LINE * room), time, column, style, ROWS_OF_LINE);
}

function lineRows(
  { mark }: ExcerptLine,
  text: string,
  time: TerminalText,
  column: number,
  style: Style,
  most: number,
): Lines {
  const sign = signOf(mark, style);
  const shown = mark === 'set-aside' ? style.paint.faint(forTerminal(text)) : forTerminal(text);
  const rows =
    style.width < ROOMY
      ? hanging(blank(INDENT), terminal`${style.paint.faint(time)} ${sign} ${shown}`, style)
      : hanging(leadOf(time, sign, column, style), shown, style);
  if (rows.length <= most) return rows;
  const cut = terminal`${style.symbols.cut} ${counted(rows.length - most, terminal`more row`)}`;
  return [...rows.slice(0, most), ...behindTimes(cut, column, style)];
}

/** The time of a line, to the right of its column, and its sign. */
function leadOf(time: TerminalText, sign: TerminalText, column: number, style: Style): TerminalText {
  return terminal`${blank(INDENT + column - columnsOf(time))}${style.paint.faint(time)} ${sign} `;
}

function gap(lines: number, column: number, style: Style): Lines {
  if (lines === 0) return [];
  return behindTimes(terminal`${style.symbols.cut} ${counted(lines, terminal`line`)}`, column, style);
}

function behindTimes(note: TerminalText, column: number, style: Style): Lines {
  return hanging(blank(indentOf(column, style)), style.paint.faint(note), style);
}

function indentOf(column: number, style: Style): number {
  return style.width < ROOMY ? INDENT : INDENT + column + columnsOf(terminal` x `);
}

function signOf(mark: LineMark | null, { paint, symbols }: Style): TerminalText {
  switch (mark) {
    case 'error':
      return paint.bad(symbols.bad);
    case 'ready':
      return paint.good(symbols.good);
    case 'set-aside':
    case null:
      return blank(1);
  }
}
