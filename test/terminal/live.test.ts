import { describe, expect, it } from 'vitest';
import type { TerminalText } from '../../src/render/encode/encoded.ts';
import { paletteOf } from '../../src/render/encode/palette.ts';
import { forTerminal, forTerminalLine, terminal } from '../../src/render/encode/terminal.ts';
import { liveBlock } from '../../src/render/live/block.ts';
import { styleOf } from '../../src/render/text/style.ts';
import { startLive } from '../../src/terminal/live.ts';
import { SWINGING } from '../render/live/sample-view.ts';
import { fakeScreen } from './screen.ts';

function blockOf(...words: readonly string[]): readonly TerminalText[] {
  return words.map(forTerminalLine);
}

function begin(columns = 80, rows = 24) {
  const screen = fakeScreen(columns, rows);
  let stops = 0;
  const live = startLive(screen.stream, () => {
    stops += 1;
  });
  return { screen, live, stops: () => stops };
}

/** Paints a view as the command does: again after each change of the size. */
function watching(columns: number, rows: number) {
  const { screen, live } = begin(columns, rows);
  const style = styleOf(120, 1, 'unicode', 'utc');
  const paint = () => live.paint(liveBlock([SWINGING], live, style));
  live.onResize(paint);
  paint();
  return { screen, live, paint };
}

function plainBlock(columns: number, rows: number): readonly string[] {
  const style = styleOf(120, 0, 'unicode', 'utc');
  return liveBlock([SWINGING], { columns, rows }, style).map((line) => line.trimEnd());
}

describe('what is painted live', () => {
  it('takes the place of what was painted before, also where it is shorter', () => {
    const { screen, live } = begin();
    screen.stream.write('$ ecs-doctor watch\n');
    live.paint(blockOf('one long line', 'two', 'three'));
    expect(screen.seen()).toEqual(['$ ecs-doctor watch', 'one long line', 'two', 'three']);
    live.paint(blockOf('uno', 'due'));
    expect(screen.seen()).toEqual(['$ ecs-doctor watch', 'uno', 'due']);
    live.paint([]);
    expect(screen.seen()).toEqual(['$ ecs-doctor watch']);
  });

  it('stays below the lines that last', () => {
    const { screen, live } = begin();
    live.print(terminal`first event`);
    live.paint(blockOf('block', 'end'));
    live.print(forTerminal('second event\nwith more'));
    live.print(terminal`third event`);
    expect(screen.seen()).toEqual([
      'first event',
      'second event',
      'with more',
      'third event',
      'block',
      'end',
    ]);
  });

  it('lets lasting lines scroll away and keeps all of them, however wide they are', () => {
    const { screen, live } = begin(20, 6);
    live.paint(blockOf('a', 'b', 'c'));
    for (let count = 10; count < 20; count += 1) live.print(forTerminalLine(`event ${count} `.repeat(3)));
    expect(screen.seen()).toEqual(['event 19 event 19 ev', 'ent 19', 'a', 'b', 'c']);
    expect(screen.all().filter((line) => /^event \d\d event \d\d/.test(line))).toHaveLength(10);
    expect(screen.all().filter((line) => line === 'a')).toHaveLength(1);
  });

  it('writes nothing where nothing changed', () => {
    const { screen, live } = begin();
    live.paint(blockOf('same'));
    live.paint(blockOf('same'));
    expect(screen.writes).toHaveLength(1);
  });

  it('comes as whole frames, a write each', () => {
    const { screen, live } = begin();
    live.paint(blockOf('one', 'two'));
    live.print(terminal`event`);
    expect(screen.writes).toHaveLength(2);
    for (const frame of screen.writes) expect(frame).toMatch(/^\x1b\[\?2026h[\s\S]*\x1b\[\?2026l$/);
    expect(screen.isInFrame()).toBe(false);
  });

  it('is cut to the screen, so that no line is broken and none is out of reach', () => {
    const { screen, live } = begin(10, 4);
    live.print(terminal`event`);
    live.paint(blockOf('0123456789abc', 'two', 'three', 'four', 'five'));
    live.paint(blockOf('9876543210abc', 'six', 'seven', 'eight', 'nine'));
    expect(screen.all()).toEqual(['event', '987654321', 'six', 'seven']);
  });

  it('keeps commands of CI systems harmless that two texts formed together', () => {
    const { screen, live } = begin();
    live.paint([terminal`${terminal`:`}${terminal`:error::x`}`]);
    expect(screen.seen()).toEqual(['\\::error::x']);
  });
});

describe('a change of the size', () => {
  it('from 120 to 50 columns leaves one block, laid out anew, and every line above it', () => {
    const { screen, live } = watching(120, 60);
    live.print(terminal`14:03:11Z event`);
    expect(screen.seen()).toEqual(['14:03:11Z event', ...plainBlock(120, 60)]);
    screen.resize(50, 60);
    expect(screen.seen()).toEqual(['14:03:11Z event', ...plainBlock(50, 60)]);
    screen.resize(120, 60);
    expect(screen.seen()).toEqual(['14:03:11Z event', ...plainBlock(120, 60)]);
  });

  it('to a lower screen leaves a block that fits on it', () => {
    const { screen } = watching(80, 60);
    screen.resize(80, 12);
    expect(screen.seen()).toEqual(plainBlock(80, 12));
  });

  it('in many small steps leaves no traces', () => {
    const { screen, live } = watching(120, 70);
    live.print(terminal`14:03:11Z event`);
    for (let columns = 119; columns >= 50; columns -= 7) screen.resize(columns, 70);
    for (let columns = 50; columns <= 100; columns += 3) screen.resize(columns, 70);
    screen.resize(80, 70);
    expect(screen.all()).toEqual(['14:03:11Z event', ...plainBlock(80, 70)]);
  });

  it('paints again what is there where nobody lays it out anew', () => {
    const { screen, live } = begin(20, 10);
    live.paint(blockOf('0123456789abcdef', 'two'));
    screen.resize(10, 10);
    expect(screen.seen()).toEqual(['012345678', 'two']);
    screen.resize(20, 10);
    expect(screen.seen()).toEqual(['0123456789abcdef', 'two']);
  });

  it('paints nothing before anything was painted', () => {
    const { screen } = begin();
    screen.resize(50, 24);
    expect(screen.writes).toEqual([]);
  });

  it('is told by the size of the painter, which is 80 × 24 where the terminal does not say', () => {
    const { screen, live } = begin(120, 40);
    screen.resize(50, 20);
    expect([live.columns, live.rows]).toEqual([50, 20]);
    const unknown = begin(0, 0).live;
    expect([unknown.columns, unknown.rows]).toEqual([80, 24]);
  });
});

describe('the end of painting', () => {
  it('leaves the block as it stands and gives the cursor back, once', () => {
    const { screen, live, stops } = begin();
    live.paint(blockOf('block'));
    expect(screen.isCursorShown()).toBe(false);
    live.stop();
    live.stop();
    expect(screen.isCursorShown()).toBe(true);
    expect(screen.seen()).toEqual(['block']);
    expect(stops()).toBe(1);
    expect(screen.writes).toHaveLength(2);
  });

  it('writes nothing where nothing was painted', () => {
    const { screen, live } = begin();
    live.stop();
    expect(screen.writes).toEqual([]);
  });

  it('paints no more, also at a change of the size, and writes lines below the block', () => {
    const { screen, live } = begin();
    live.paint(blockOf('block'));
    live.stop();
    live.paint(blockOf('late'));
    screen.resize(50, 24);
    live.print(terminal`last words`);
    expect(screen.seen()).toEqual(['block', 'last words']);
    expect(screen.isCursorShown()).toBe(true);
  });

  it('has no colours left over', () => {
    const { screen, live } = begin(10, 10);
    live.paint([paletteOf(1).bad(terminal`0123456789abc`)]);
    expect(screen.writes.join('')).toContain('\x1b[31m012345678\x1b[39m');
  });
});
