import { type Instant, secondsBetween } from '../../model/instant.ts';
import type { WatchedTask, WatchedTaskState, WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminalLine, terminal } from '../encode/terminal.ts';
import type { Lines } from '../text/layout.ts';
import type { Style } from '../text/style.ts';
import { duration, roughDuration } from '../text/times.ts';
import type { Group } from './fit.ts';
import { clip, rowWithNote, widthsOf } from './flow.ts';

/** The id of a task is 32 digits, of which the first ones tell it from the others of a service. */
const ID_DIGITS = { roomy: 8, narrow: 6 };

/** Below this width ids are shorter, and of an age only the larger unit is shown. */
const ROOMY = 40;

const IMPORTANCE: Readonly<Record<WatchedTaskState, number>> = {
  unhealthy: 68,
  failed: 66,
  starting: 64,
  stopping: 62,
  running: 60,
  healthy: 58,
  stopped: 35,
};

/** The tasks with what they are doing, for how long, and what is to be said of them. */
export function tasks(view: WatchView, style: Style): Group {
  const rows = view.tasks.map((task) => cells(task, view.now, style));
  const widths = widthsOf(rows);
  return {
    heading: (shown, of) => {
      const count = shown === of ? blank(0) : terminal`  ${shown} of ${of}`;
      return clip(terminal`${style.paint.strong(terminal`TASKS`)}${style.paint.faint(count)}`, style);
    },
    pieces: view.tasks.map((task, index) => ({
      importance: importanceOf(task, index),
      lines: rowWithNote(rows[index] ?? [], widths, noteOf(task), style),
    })),
  };
}

/** Of two in the same state, the one that is listed first. */
function importanceOf({ state, deployment }: WatchedTask, index: number): number {
  return IMPORTANCE[state] - (deployment === 'other' ? 10 : 0) - index / 1000;
}

function cells(task: WatchedTask, now: Instant, style: Style): Lines {
  const state = forTerminalLine(task.state);
  const digits = style.width < ROOMY ? ID_DIGITS.narrow : ID_DIGITS.roomy;
  return [
    terminal`${sign(task.state, style)} `,
    terminal`${forTerminalLine(task.id.slice(0, digits))}  `,
    terminal`${task.deployment === 'other' ? style.paint.faint(state) : state}  `,
    age(task, now, style),
  ];
}

/** How long it has run or is starting; of one that stopped, how long ago. */
function age({ createdAt, startedAt, stoppedAt }: WatchedTask, now: Instant, style: Style): TerminalText {
  const since = stoppedAt ?? startedAt ?? createdAt;
  if (since === undefined) return blank(0);
  const seconds = secondsBetween(since, now);
  const span = style.width < ROOMY ? roughDuration(seconds) : duration(seconds);
  return stoppedAt === undefined ? span : terminal`${span} ago`;
}
function noteOf({ note, deployment }: WatchedTask): TerminalText {
  const text = forTerminalLine(note);
  if (deployment === 'watched') return text;
  return note === '' ? terminal`other deployment` : terminal`other deployment: ${text}`;
}

function sign(state: WatchedTaskState, { paint, symbols }: Style): TerminalText {
  switch (state) {
    case 'healthy':
      return paint.good(symbols.good);
    case 'starting':
    case 'running':
      return paint.accent(symbols.running);
    case 'unhealthy':
      return paint.warning(symbols.warning);
    case 'failed':
      return paint.bad(symbols.bad);
    case 'stopping':
    case 'stopped':
      return paint.faint(symbols.bullet);
  }
}
