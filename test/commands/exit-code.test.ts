import { expect, it } from 'vitest';
import { exitCodeOf, worstVerdict } from '../../src/commands/exit-code.ts';

it.each([
  ['healthy', 0, 0],
  ['in-progress', 0, 0],
  ['degraded', 1, 0],
  ['cycling', 1, 0],
  ['failed', 1, 0],
  ['undetermined', 3, 3],
] as const)('%s ends with %d, and with %d under --exit-zero', (verdict, code, withExitZero) => {
  expect(exitCodeOf(verdict)).toBe(code);
  expect(exitCodeOf(verdict, 0)).toBe(withExitZero);
});

it('a problem of one service outweighs that another could not be read', () => {
  expect(worstVerdict(['healthy', 'undetermined', 'degraded'])).toBe('degraded');
});

it('nothing looked at is not healthy', () => {
  expect(worstVerdict([])).toBe('undetermined');
});
