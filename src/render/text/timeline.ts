import type { Instant } from '../../model/instant.ts';
import type { TimelineEntry, TimelineKind } from '../../model/report.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import { columnsOf } from '../encode/wrap.ts';
import { hanging, type Lines } from './layout.ts';
import { middleCut } from './middle-cut.ts';
import type { Style } from './style.ts';
import { taskName } from './task-name.ts';
import { dayOf, timeOfDay } from './times.ts';

/** How much of the timeline is wanted: its newest entries that say most, or all of it. */
export type TimelineExtent = 'newest' | 'whole';

const NEWEST = 12;

/** Steps that every task takes: they are told only where the whole timeline is wanted. */
const MINOR: ReadonlySet<TimelineKind> = new Set([
  'task-created',
  'task-pulling',
  'task-pulled',
  'task-stopped',
]);

/** How many rows one entry may take in the whole timeline, and how many on a narrow terminal. */
const ROWS = 2;
const ROWS_NARROW = 4;

/** Names up to this wide stand in a column of their own. */
const NAME_COLUMNS = 16;

/** On a narrower terminal names do not get a column of their own. */
const ROOMY = 72;
const NO_COLUMN = -1;

/** How far a text is cut in the middle, and by how much at a time, until it fits: words are not torn where a row ends. */
const SHORTEST = 20;
const STEP = 4;

/** What happened, oldest first: the newest entries with a line each, or all of them. */
export function timelineBlock(
  timeline: readonly TimelineEntry[],
  now: Instant,
  extent: TimelineExtent,
  style: Style,
): Lines {
  const telling = extent === 'whole' ? timeline : timeline.filter(({ kind }) => !MINOR.has(kind));
  const shown = extent === 'whole' ? telling : telling.slice(-NEWEST);
  const rest = timeline.length - shown.length;
  const column = nameColumn(shown, style);
  const rowsOfWhole = style.width < ROOMY ? ROWS_NARROW : ROWS;
  const rows = extent === 'whole' ? rowsOfWhole : 1;
  const more = style.paint.faint(terminal`  ${rest} more, told by diagnose --timeline`);
  const lines = shown.flatMap((entry, index) => [
    ...dayLine(entry.at, shown[index - 1]?.at ?? now, style),
    ...entryRows(entry, column, rows, style),
  ]);
  return rest === 0 ? lines : [more, ...lines];
}

/** The date, where it is another one than before. */
function dayLine(at: Instant, before: Instant, style: Style): Lines {
  const day = dayOf(at, style.zone);
  return day === dayOf(before, style.zone) ? [] : [style.paint.faint(terminal`  ${day}`)];
}

/** When, a sign for what is good or bad, of whom, and what: of a long text its beginning and its end. */
function entryRows(entry: TimelineEntry, column: number, rows: number, style: Style): Lines {
  const time = style.paint.faint(timeOfDay(entry.at, style.zone));
  const lead = terminal`  ${time} ${signOf(entry.kind, style)} `;
  const name = nameOf(entry);
  const padding = column - columnsOf(name);
  return padding < 0
    ? cutToRows(lead, terminal`${name}  `, entry.text, rows, style)
    : cutToRows(terminal`${lead}${name}${blank(padding)}  `, blank(0), entry.text, rows, style);
}

/** A text behind its lead, cut in the middle until it takes no more rows than it may. */
function cutToRows(lead: TerminalText, name: TerminalText, text: string, rows: number, style: Style): Lines {
  const room = style.width - 1 - columnsOf(lead);
  for (let columns = rows * room - columnsOf(name); columns > SHORTEST; columns -= STEP) {
    const lines = hanging(lead, terminal`${name}${forTerminal(middleCut(text, columns))}`, style);
    if (lines.length <= rows) return lines;
  }
  return hanging(lead, terminal`${name}${forTerminal(middleCut(text, SHORTEST))}`, style).slice(0, rows);
}

function nameOf({ kind, subject }: TimelineEntry): TerminalText {
  return kind === 'deployment'
    ? forTerminalLine(subject.replace(/^(ecs-svc\/)\d{8,}(\d{6})$/, '$1…$2'))
    : taskName(subject);
}

/** How wide the column of names is, where there is room for one. */
function nameColumn(shown: readonly TimelineEntry[], style: Style): number {
  if (style.width < ROOMY) return NO_COLUMN;
  const widths = shown.map((entry) => columnsOf(nameOf(entry)));
  return Math.max(0, ...widths.filter((width) => width <= NAME_COLUMNS));
}

function signOf(kind: TimelineKind, { paint, symbols }: Style): TerminalText {
  switch (kind) {
    case 'task-error':
    case 'task-unhealthy':
    case 'task-stopping':
      return paint.bad(symbols.bad);
    case 'task-ready':
      return paint.good(symbols.good);
    case 'more':
      return columnsOf(symbols.cut) === 1 ? symbols.cut : symbols.dot;
    default:
      return blank(1);
  }
}
