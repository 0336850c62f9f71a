import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../src/model/report.ts';
import { columnsOf } from '../../../src/render/encode/wrap.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { timelineBlock } from '../../../src/render/text/timeline.ts';

const AT = Date.UTC(2026, 10, 1, 14, 0, 0);
const PULL =
  'CannotPullContainerError: failed to resolve reference "111122223333.dkr.ecr.eu-west-1.amazonaws.com/transcoder-api:90": not found';

function entry(text: string, subject = '3f9c1e07'): TimelineEntry {
  return { at: AT, kind: 'task-started', subject, text };
}

function linesOf(width: number, ...entries: readonly TimelineEntry[]) {
  return timelineBlock(entries, AT, 'newest', styleOf(width, 0, 'unicode', 'utc'));
}

function wholeOf(width: number, ...entries: readonly TimelineEntry[]) {
  return timelineBlock(entries, AT, 'whole', styleOf(width, 0, 'unicode', 'utc'));
}

describe('the timeline', () => {
  it('says when, of whom and what, in one line', () => {
    expect(linesOf(80, entry('task reached RUNNING'))).toEqual([
      '  14:00:00Z   3f9c1e07  task reached RUNNING',
    ]);
  });

  it('cuts a long text in the middle and ends whole: at its end stands the cause', () => {
    const [line = '', ...more] = linesOf(80, entry(PULL));
    expect(more).toEqual([]);
    expect(line).toMatch(
      /^ {2}14:00:00Z {3}3f9c1e07 {2}CannotPullContainerError:.* … \S+api:90": not found$/,
    );
  });

  it('leaves the end of a text away where there is too little room for both of its ends', () => {
    const [line = ''] = linesOf(45, entry(PULL));
    expect(line).toMatch(/^ {2}14:00:00Z {3}3f9c1e07 {2}Canno/);
  });

  it('names a task by the first eight of its 32 digits', () => {
    const id = '0123456789abcdef0123456789abcdef';
    expect(linesOf(80, entry('task reached RUNNING', id))[0]).toContain('  01234567  task reached RUNNING');
  });

  it('takes one line for each entry, within the width, whatever its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 120 }), (text, width) => {
        const lines = linesOf(width, entry(text), entry(`${text}\n${text}`));
        expect(lines).toHaveLength(2);
        for (const line of lines) {
          expect(line).not.toContain('\n');
          expect(columnsOf(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('says what is good and what is bad with a sign', () => {
    const of = (kind: TimelineEntry['kind']) => wholeOf(80, { ...entry('x'), kind })[0];
    expect(of('task-ready')).toBe('  14:00:00Z ✔ 3f9c1e07  x');
    expect(of('task-error')).toBe('  14:00:00Z ✖ 3f9c1e07  x');
    expect(of('more')).toBe('  14:00:00Z … 3f9c1e07  x');
  });

  it('tells the steps that every task takes only where the whole of it is wanted, and how many are not told', () => {
    const created: TimelineEntry = { ...entry('created'), kind: 'task-created' };
    expect(linesOf(80, created, entry('RUNNING'))).toEqual([
      '  1 more, told by diagnose --timeline',
      '  14:00:00Z   3f9c1e07  RUNNING',
    ]);
    expect(wholeOf(80, created, entry('RUNNING'))).toHaveLength(2);
  });

  it('has the date where another day begins', () => {
    const before = { ...entry('created'), at: AT - 86_400_000 };
    expect(wholeOf(80, before, before, entry('RUNNING'))).toEqual([
      '  2026-10-31',
      '  14:00:00Z   3f9c1e07  created',
      '  14:00:00Z   3f9c1e07  created',
      '  2026-11-01',
      '  14:00:00Z   3f9c1e07  RUNNING',
    ]);
  });

  it('aligns what happened, whatever it happened to', () => {
    const lines = wholeOf(80, entry('one'), entry('two', 'service'), entry('three', 'backend-targets'));
    expect(lines.map((line) => line.search(/one|two|three/))).toEqual([31, 31, 31]);
  });

  it('names a deployment by the end of its number', () => {
    const began: TimelineEntry = { ...entry('began', 'ecs-svc/1252883274062094044'), kind: 'deployment' };
    expect(wholeOf(80, began)).toEqual(['  14:00:00Z   ecs-svc/…094044  began']);
  });

  it('takes at most two lines for each entry of the whole, four on a narrow terminal, with both ends of its text', () => {
    const long = `begin ${'word '.repeat(80)}end`;
    for (const [width, rows] of [
      [100, 2],
      [40, 4],
    ] as const) {
      const lines = wholeOf(width, entry(long));
      expect(lines).toHaveLength(rows);
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      expect(lines.join(' ')).toMatch(/begin .*….* end$/);
    }
  });
});
