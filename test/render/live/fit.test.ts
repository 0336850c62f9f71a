import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blank, forTerminalLine, terminal } from '../../../src/render/encode/terminal.ts';
import { fitted, type Group, type Piece } from '../../../src/render/live/fit.ts';

function piece(importance: number, ...words: readonly string[]): Piece {
  return { importance, lines: words.map(forTerminalLine) };
}

const LIST: Group = {
  heading: (shown, of) => terminal`${shown} of ${of}`,
  pieces: [piece(1, 'a'), piece(3, 'b'), piece(2, 'c')],
};

const CHART: Group = { pieces: [piece(5, 'd', 'e', 'f')] };

describe('what fits', () => {
  it('is everything in its order, apart, where there is room', () => {
    expect(fitted([LIST, CHART], 8)).toEqual(['3 of 3', 'a', 'b', 'c', '', 'd', 'e', 'f']);
  });

  it('stands close together where there is less', () => {
    expect(fitted([LIST, CHART], 7)).toEqual(['3 of 3', 'a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('loses what matters least, and a heading with the last of its pieces', () => {
    expect(fitted([LIST, CHART], 6)).toEqual(['2 of 3', 'b', 'c', 'd', 'e', 'f']);
    expect(fitted([LIST, CHART], 4)).toEqual(['d', 'e', 'f']);
  });

  it('is filled up with less important pieces where a larger one has no room', () => {
    expect(fitted([LIST, CHART], 2)).toEqual(['1 of 3', 'b']);
  });

  it('never takes more lines than there are', () => {
    const pieces = fc.array(
      fc.record({ importance: fc.nat(9), lines: fc.array(fc.constant(blank(1)), { maxLength: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(pieces), fc.nat(30), (groups, height) => {
        const lines = fitted(
          groups.map((some) => ({ pieces: some, heading: LIST.heading })),
          height,
        );
        expect(lines.length).toBeLessThanOrEqual(height);
      }),
    );
  });
});
