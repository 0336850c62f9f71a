import type { LiveStream } from '../../src/terminal/live.ts';

/** A terminal in so far as our sequences need one: what a user sees on it, and what has scrolled away above. */
export interface FakeScreen {
  readonly stream: LiveStream;
  /** The rows that are seen, without the blanks at their ends and the empty rows at the end. */
  seen(): readonly string[];
  /** The same with what has scrolled away. */
  all(): readonly string[];
  /** What was written, one text a write. */
  readonly writes: readonly string[];
  isCursorShown(): boolean;
  isInFrame(): boolean;
  resize(columns: number, rows: number): void;
}

interface Row {
  readonly line: number;
  readonly start: number;
}

/** A screen that breaks its lines anew when it becomes narrower, like most terminals. It fails on unknown sequences. */
export function fakeScreen(columns: number, rows: number): FakeScreen {
  const size = { columns, rows };
  const writes: string[] = [];
  const lines: string[] = [''];
  const modes = new Map([
    ['25', true],
    ['2026', false],
  ]);
  let cursor = { line: 0, offset: 0 };

  const rowsOf = (): readonly Row[] =>
    lines.flatMap((text, line) =>
      Array.from({ length: Math.max(1, Math.ceil(text.length / size.columns)) }, (_, index) => ({
        line,
        start: index * size.columns,
      })),
    );

  function move(by: number) {
    const all = rowsOf();
    const at = all.findIndex(
      ({ line, start }) => line === cursor.line && cursor.offset < start + size.columns,
    );
    const top = Math.max(0, all.length - size.rows);
    const row = all[Math.min(all.length - 1, Math.max(top, at + by))] ?? { line: 0, start: 0 };
    cursor = { line: row.line, offset: row.start };
  }

  /** The rest of the row is gone; rows of the same line below it stand for themselves from now on. */
  function clearRow() {
    const text = lines[cursor.line] ?? '';
    const below = text.slice(cursor.offset + size.columns);
    lines.splice(cursor.line, 1, text.slice(0, cursor.offset), ...(below === '' ? [] : [below]));
  }

  function clearBelow() {
    lines.splice(cursor.line + 1);
    lines[cursor.line] = (lines[cursor.line] ?? '').slice(0, cursor.offset);
  }

  function put(character: string) {
    if (character === '\r') {
      cursor = { ...cursor, offset: cursor.offset - (cursor.offset % size.columns) };
    } else if (character === '\n') {
      if (cursor.line === lines.length - 1) lines.push('');
      cursor = { line: cursor.line + 1, offset: 0 };
    } else {
      const text = (lines[cursor.line] ?? '').padEnd(cursor.offset);
      lines[cursor.line] = `${text.slice(0, cursor.offset)}${character}${text.slice(cursor.offset + 1)}`;
      cursor = { ...cursor, offset: cursor.offset + 1 };
    }
  }

  function obey(sequence: string) {
    const [, mode = '', onOff] = /^\x1b\[\?(\d+)([hl])$/.exec(sequence) ?? [];
    const [, by, direction] = /^\x1b\[(\d*)([AB])$/.exec(sequence) ?? [];
    if (modes.has(mode)) modes.set(mode, onOff === 'h');
    else if (by !== undefined) move(Number(by || 1) * (direction === 'A' ? -1 : 1));
    else if (sequence === '\x1b[K') clearRow();
    else if (sequence === '\x1b[J') clearBelow();
    else if (!/^\x1b\[\d*m$/.test(sequence)) throw new Error(`unknown: ${JSON.stringify(sequence)}`);
  }

  const text = () =>
    rowsOf().map(({ line, start }) => (lines[line] ?? '').slice(start, start + size.columns).trimEnd());

  const listeners = new Set<() => void>();
  const stream: LiveStream = {
    on: (_event, listener) => listeners.add(listener),
    removeListener: (_event, listener) => listeners.delete(listener),
    get columns() {
      return size.columns;
    },
    get rows() {
      return size.rows;
    },
    write(written) {
      writes.push(written);
      for (const part of written.match(/\x1b\[[?\d]*[A-Za-z]|[\s\S]/g) ?? []) {
        if (part.length > 1) obey(part);
        else put(part);
      }
      return true;
    },
  };
  return {
    stream,
    seen: () => withoutEmptyEnd(text().slice(-size.rows)),
    all: () => withoutEmptyEnd(text()),
    writes,
    isCursorShown: () => modes.get('25') === true,
    isInFrame: () => modes.get('2026') === true,
    resize(toColumns, toRows) {
      size.columns = toColumns;
      size.rows = toRows;
      for (const listener of [...listeners]) listener();
    },
  };
}

function withoutEmptyEnd(rows: readonly string[]): readonly string[] {
  return rows.slice(0, rows.findLastIndex((row) => row !== '') + 1);
}
