import { expect, it } from 'vitest';
import { canSpin } from '../../src/terminal/spinner.ts';

it.each([
  [true, {}, true],
  [false, {}, false],
  [true, { TERM: 'dumb' }, false],
  [true, { CI: 'true' }, false],
  [true, { CI: '' }, true],
])('on a terminal: %s, with %j, a spinner moves: %s', (isTerminal, env, moves) => {
  expect(canSpin(isTerminal, env)).toBe(moves);
});
