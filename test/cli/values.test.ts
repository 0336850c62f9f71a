import { expect, it } from 'vitest';
import { addOutput, momentBefore } from '../../src/cli/values.ts';

const NOW = Date.UTC(2026, 10, 1, 14, 0, 0);

it.each([
  ['45s', NOW - 45_000],
  ['30m', NOW - 1_800_000],
  ['2h', NOW - 7_200_000],
  ['1d', NOW - 86_400_000],
  ['2026-11-01T13:00:00Z', NOW - 3_600_000],
  ['2026-11-01T14:00+01:00', NOW - 3_600_000],
  ['2026-11-01', Date.UTC(2026, 10, 1)],
])('--since %s is understood', (value, moment) => {
  expect(momentBefore(NOW)(value)).toBe(moment);
});

it('a file name may hold an equals sign', () => {
  expect(addOutput('json=a=b.json', [])).toEqual([{ format: 'json', file: 'a=b.json' }]);
});

it('several files and one standard output go together', () => {
  const outputs = addOutput('text', addOutput('json=b', addOutput('json=a', [])));
  expect(outputs).toHaveLength(3);
});
