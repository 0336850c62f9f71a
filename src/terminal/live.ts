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

/** A painter whose program can be stopped for a while, as by Ctrl-Z. */
export interface PausablePainter extends LivePainter {
  /** Gives the cursor back for the time being, and leaves the block as it stands. */
  pause(): void;
  /** Paints again, below whatever was written meanwhile. */
  resume(): void;
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

/** What is known of the rows above the cursor. */
interface Canvas {
  /** Writes lasting lines, and the block below them, in the place of what stands there. */
  draw(lasting: readonly TerminalText[], block: readonly TerminalText[]): void;
  /** Gives the cursor back and leaves what stands there as it is; writes nothing where nothing was drawn. */
  release(): void;
  isHeld(): boolean;
}

/**
 * The cursor waits on the line below the block, and each frame goes up from there by as many rows as the block takes, so
 * nothing is assumed of what stands above, and all of that scrolls away as ever.
 */
function canvasOn(stream: LiveStream): Canvas {
  let shown: readonly TerminalText[] | undefined;
  return {
    draw(lasting, wanted) {
      const size = sizeOf(stream);
      const block = cutTo(size, wanted);
      const start = shown === undefined ? HIDE_CURSOR : wipe(shown, size.columns);
      stream.write(frameOf(start, [...lasting, ...block]));
      shown = block;
    },
    release() {
      if (shown !== undefined) stream.write(SHOW_CURSOR);
      shown = undefined;
    },
    isHeld: () => shown !== undefined,
  };
}

/**
 * Begins to paint a block at the bottom of a terminal. `whenStopped` is called once, when the painter gives the terminal
 * back.
 */
export function startLive(stream: LiveStream, whenStopped: () => void): PausablePainter {
  const canvas = canvasOn(stream);
  const listeners: (() => void)[] = [];
  let wanted: readonly TerminalText[] = [];
  let state: 'current' | 'outdated' | 'stopped' = 'current';

  function draw(lasting: readonly TerminalText[]) {
    canvas.draw(lasting, wanted);
    state = 'current';
  }

  function resized() {
    if (canvas.isHeld()) state = 'outdated';
    for (const listener of listeners) listener();
    if (state === 'outdated') draw([]);
  }

  stream.on('resize', resized);
  return {
    paint(lines) {
      if (state === 'stopped' || (state === 'current' && isSame(lines, wanted))) return;
      wanted = lines;
      draw([]);
    },
    print(line) {
      if (state === 'stopped') stream.write(asDocument([line]));
      else draw([line]);
    },
    stop() {
      if (state === 'stopped') return;
      canvas.release();
      state = 'stopped';
      stream.removeListener('resize', resized);
      whenStopped();
    },
    pause: canvas.release,
    resume() {
      if (state !== 'stopped' && wanted.length > 0) draw([]);
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
