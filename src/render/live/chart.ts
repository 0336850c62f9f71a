import type { CountSample, WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { columnsOf } from '../encode/wrap.ts';
import type { Lines } from '../text/layout.ts';
import type { Style } from '../text/style.ts';
import { duration, timeOfDay } from '../text/times.ts';
import { type Buckets, bucketsOf } from './buckets.ts';
import type { Piece } from './fit.ts';
import { repeated, type Signs, signsOf } from './signs.ts';

const LOWEST = 2;
const TALLEST = 6;

/** More columns would make a picture that the eye does not take in at once. */
const WIDEST = 100;

/** Fewer show nothing of how it went. */
const NARROWEST = 8;

type Cell = 'healthy' | 'running' | 'desired' | 'empty' | 'unknown';

/** How counts become rows: so many tasks a row, so many rows. */
interface Scale {
  readonly rows: number;
  readonly tasksPerRow: number;
  readonly top: number;
}

/**
 * The tasks that run over time, a column for each stretch of it: as high as tasks run, filled as far as they are healthy,
 * with a line at the desired count. So a service that swings between none and twice as many as desired is seen to swing.
 */
export function chart(view: WatchView, style: Style): readonly Piece[] {
  const scale = scaleOf(view.samples);
  const axisColumns = String(scale.top).length + 2;
  const columns = Math.min(WIDEST, style.width - axisColumns);
  const buckets = columns < NARROWEST ? undefined : bucketsOf(view, columns);
  if (buckets === undefined) return [];
  const desired = levelOf(view.samples.at(-1)?.desired ?? 0, scale);
  const rows = Array.from({ length: scale.rows }, (_, index) => scale.rows - index);
  const lines = rows.map((level) => {
    const axis = axisAt(level, desired, scale, view, style);
    return terminal`${axis}${plot(level, buckets, scale, style)}`;
  });
  return [{ importance: 70, lines }, ...foot(buckets, axisColumns, style)];
}

function scaleOf(samples: readonly CountSample[]): Scale {
  const top = Math.max(1, ...samples.flatMap(({ running, desired }) => [running, desired]));
  const rows = Math.min(TALLEST, Math.max(LOWEST, top));
  return { rows, tasksPerRow: top / rows, top };
}

/** One task is always seen, however many there are of the others. */
function levelOf(tasks: number, { tasksPerRow }: Scale): number {
  return tasks === 0 ? 0 : Math.max(1, Math.round(tasks / tasksPerRow));
}

function axisAt(level: number, desired: number, scale: Scale, view: WatchView, style: Style): TerminalText {
  const signs = signsOf(style.characters);
  const isDesired = level === desired;
  const label = isDesired ? `${view.samples.at(-1)?.desired}` : level === scale.rows ? `${scale.top}` : '';
  const sign = isDesired ? signs.desiredOnAxis : signs.axis;
  return style.paint.faint(terminal`${forTerminalLine(label.padStart(String(scale.top).length))} ${sign}`);
}

function plot(level: number, buckets: Buckets, scale: Scale, style: Style): TerminalText {
  const cells = buckets.samples.map((sample) => cellAt(level, sample, scale));
  const drawnUntil = cells.findLastIndex((cell) => cell !== 'empty') + 1;
  const row = runs(cells.slice(0, drawnUntil));
  return joined(
    row.map(({ cell, length }) => drawn(cell, length, style)),
    blank(0),
  );
}

function cellAt(level: number, sample: CountSample | undefined, scale: Scale): Cell {
  if (sample === undefined) return level === 1 ? 'unknown' : 'empty';
  if (level <= levelOf(Math.min(sample.healthy, sample.running), scale)) return 'healthy';
  if (level <= levelOf(sample.running, scale)) return 'running';
  return level === levelOf(sample.desired, scale) ? 'desired' : 'empty';
}

function runs(cells: readonly Cell[]): readonly { readonly cell: Cell; readonly length: number }[] {
  const found: { cell: Cell; length: number }[] = [];
  for (const cell of cells) {
    const last = found.at(-1);
    if (last?.cell === cell) last.length += 1;
    else found.push({ cell, length: 1 });
  }
  return found;
}

function drawn(cell: Cell, length: number, { paint, symbols, characters }: Style): TerminalText {
  const signs: Signs = signsOf(characters);
  switch (cell) {
    case 'healthy':
      return paint.good(repeated(signs.healthy, length));
    case 'running':
      return paint.accent(repeated(signs.running, length));
    case 'desired':
      return repeated(signs.desired, length);
    case 'unknown':
      return paint.faint(repeated(symbols.unknown, length));
    case 'empty':
      return blank(length);
  }
}

/** Since when, what a column is, and what the signs mean, as far as there is room for it. */
function foot({ from, stepSeconds }: Buckets, indent: number, style: Style): readonly Piece[] {
  const { healthy, running, desired } = signsOf(style.characters);
  const since = terminal`since ${timeOfDay(from, style.zone)}`;
  const step = terminal`${duration(stepSeconds)} a column`;
  const legend = terminal`${healthy} healthy  ${running} running  ${desired} desired`;
  const candidates = [[since, step, legend], [since, legend], [legend], [since]];
  const lines: Lines = candidates.map((parts) => terminal`${blank(indent)}${joined(parts, terminal`   `)}`);
  const line = lines.find((one) => columnsOf(one) <= style.width);
  return line === undefined ? [] : [{ importance: 30, lines: [style.paint.faint(line)] }];
}
