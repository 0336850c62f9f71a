import type { LivePainter } from '../context.ts';
import type { TerminalText } from '../render/encode/encoded.ts';
import { asDocument, blank } from '../render/encode/terminal.ts';
import { clipped, columnsOf } from '../render/encode/wrap.ts';

/** What we need of `process.stdout` to paint on it. */
export interface LiveStream {
  write(text: string): boolean;
  on(event: 'resize', listener: () => void): unknown;
  removeListener(event: 'resize', listener: () => void): unknown;
  readonly columns?: number;
  readonly rows?: number;
}

const USUAL_COLUMNS = 80;
const USUAL_ROWS = 24;

const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';

/**
 * Terminals that know synchronized output show a frame when it is whole; the others ignore the two marks. Source:
 * https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036
 */
const BEGIN_FRAME = '\x1b[?2026h';
const END_FRAME = '\x1b[?2026l';

/** How large a terminal is, as it is usual where it does not say so. */
function sizeOf({ columns, rows }: LiveStream): { readonly columns: number; readonly rows: number } {
  return {
    columns: columns === undefined || columns < 1 ? USUAL_COLUMNS : columns,
    rows: rows === undefined || rows < 1 ? USUAL_ROWS : rows,
  };
}

/**
 * Begins to paint a block at the bottom of a terminal. The cursor waits on the line below the block, and each frame goes up
 * from there by as many rows as the block takes, so nothing is assumed of what stands above, and all of that scrolls away as
 * ever. `whenStopped` is called once, when the painter gives the terminal back.
 */
export function startLive(stream: LiveStream, whenStopped: () => void): LivePainter {
  const listeners: (() => void)[] = [];
  let wanted: readonly TerminalText[] = [];
  let shown: readonly TerminalText[] = [];
  let state: 'fresh' | 'painting' | 'resized' | 'stopped' = 'fresh';

  function draw(lasting: readonly TerminalText[]) {
    const size = sizeOf(stream);
    const block = cutTo(size, wanted);
    const start = state === 'fresh' ? HIDE_CURSOR : wipe(shown, size.columns);
    stream.write(frameOf(start, [...lasting, ...block]));
    shown = block;
    state = 'painting';
  }

  function resized() {
    if (state === 'painting') state = 'resized';
    for (const listener of listeners) listener();
    if (state === 'resized') draw([]);
  }

  stream.on('resize', resized);
  return {
    paint(lines) {
      if (state === 'stopped' || (state !== 'resized' && isSame(lines, wanted))) return;
      wanted = lines;
      draw([]);
    },
    print(line) {
      if (state === 'stopped') stream.write(asDocument([line]));
      else draw([line]);
    },
    stop() {
      if (state === 'stopped') return;
      if (state !== 'fresh') stream.write(SHOW_CURSOR);
      state = 'stopped';
      stream.removeListener('resize', resized);
      whenStopped();
    },
    get columns() {
      return sizeOf(stream).columns;
    },
    get rows() {
      return sizeOf(stream).rows;
    },
    onResize(listener) {
      listeners.push(listener);
    },
  };
}

/** What a terminal shows at once: everything from where it starts anew. */
function frameOf(start: string, lines: readonly TerminalText[]): string {
  return `${BEGIN_FRAME}${start}${asDocument(lines)}${END_FRAME}`;
}

/** Lines that were laid out for a larger terminal would be broken by this one, and the rows they take miscounted. */
function cutTo(size: { readonly columns: number; readonly rows: number }, lines: readonly TerminalText[]) {
  return lines
    .slice(0, Math.max(1, size.rows - 1))
    .map((line) => clipped(line, Math.max(1, size.columns - 1), blank(0)));
}

/**
 * Back to the first row of a block, with all of it wiped out. A terminal that became narrower has broken its lines anew, as
 * nearly all of them do, so they may take more rows than they had when they were written.
 *
 * The first row is cleared by itself, whole, and then what is below it: tmux keeps in its history what is cleared from the
 * first cell of the screen on, so that blocks as high as the screen would pile up there, and it goes on counting the cells
 * of a row that is cleared in part.
 */
function wipe(shown: readonly TerminalText[], columns: number): string {
  const rows = shown.reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / columns)), 0);
  return rows === 0 ? '\r\x1b[K' : `\r\x1b[${rows}A\x1b[K\x1b[B\x1b[J\x1b[A`;
}

function isSame(lines: readonly TerminalText[], others: readonly TerminalText[]): boolean {
  return lines.length === others.length && lines.every((line, index) => line === others[index]);
}
