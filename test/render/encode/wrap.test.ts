import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paletteOf } from '../../../src/render/encode/palette.ts';
import { forTerminal, joined, terminal } from '../../../src/render/encode/terminal.ts';
import { clipped, columnsOf, wrap } from '../../../src/render/encode/wrap.ts';
import { commandsIn } from '../../support/ci-runner.ts';
import { HOSTILE } from './hostile.ts';

const width = fc.integer({ min: 10, max: 120 });
const prose = fc
  .array(
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom('::error::', '健康'.repeat(20))),
  )
  .map((words) => forTerminal(words.join(' ')));

describe('wrapping', () => {
  it('keeps every line within the width, in columns and not in characters', () => {
    fc.assert(
      fc.property(prose, width, (text, columns) => {
        for (const line of wrap(text, columns)) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('does not make a workflow command out of the middle of a line', () => {
    fc.assert(
      fc.property(prose, width, (text, columns) => {
        expect(commandsIn(wrap(text, columns).join('\n'))).toEqual([]);
      }),
    );
  });

  it.each(HOSTILE)('keeps hostile text %# within any width', (payload) => {
    for (const columns of [10, 40, 80]) {
      for (const line of wrap(forTerminal(payload), columns)) {
        expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('loses no word', () => {
    const text = terminal`the container was killed because it used more memory than it may use`;
    expect(joined(wrap(text, 20), terminal` `)).toBe(text);
  });

  it('carries a colour over the line end', () => {
    const [first, second] = wrap(paletteOf(1).bad(terminal`one two three four`), 11);
    expect(first).toBe('\x1b[31mone two\x1b[39m');
    expect(second).toBe('\x1b[31mthree four\x1b[39m');
  });
});

describe('cutting', () => {
  const mark = terminal`…`;

  it('leaves a text that fits as it is', () => {
    expect(clipped(terminal`backend`, 7, mark)).toBe('backend');
  });

  it('marks where it cut, and ends a colour there', () => {
    expect(clipped(terminal`backend`, 6, mark)).toBe('backe…');
    expect(clipped(paletteOf(1).bad(terminal`backend`), 6, mark)).toBe('\x1b[31mbacke\x1b[39m…');
    expect(clipped(forTerminal('one\ntwo'), 80, mark)).toBe('one…');
  });

  it('keeps within any width, in columns and not in characters', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 0, max: 60 }), (text, columns) => {
        expect(columnsOf(clipped(text, columns, mark))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
