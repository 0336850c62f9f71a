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
  return { at: AT, kind: 'task-stopped', subject, text };
}

function linesOf(width: number, ...entries: readonly TimelineEntry[]) {
  return timelineBlock(entries, AT, styleOf(width, 0, 'unicode', 'utc'));
}

describe('the timeline', () => {
  it('says when, of whom and what, in one line', () => {
    expect(linesOf(80, entry('task reached RUNNING'))).toEqual([
      '  14:00:00Z  3f9c1e07  task reached RUNNING',
    ]);
  });

  it('cuts a long text in the middle and ends whole: at its end stands the cause', () => {
    const [line = '', ...more] = linesOf(80, entry(PULL));
    expect(more).toEqual([]);
    expect(line).toMatch(
      /^ {2}14:00:00Z {2}3f9c1e07 {2}CannotPullContainerError: .* … \S+api:90": not found$/,
    );
  });

  it('leaves the end of a text away where there is too little room for both of its ends', () => {
    const [line = ''] = linesOf(45, entry(PULL));
    expect(line).toMatch(/^ {2}14:00:00Z {2}3f9c1e07 {2}Canno/);
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
});
