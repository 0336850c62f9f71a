import { expect, it, test } from 'vitest';
import { durationSeconds, momentBefore, outputAmong } from '../../src/cli/values.ts';
import { DOCUMENT_FORMATS } from '../../src/commands/options.ts';

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
  expect(outputAmong(DOCUMENT_FORMATS)('json=a=b.json', [])).toEqual([{ format: 'json', file: 'a=b.json' }]);
});

it('several files and one standard output go together', () => {
  const outputs = outputAmong(DOCUMENT_FORMATS)(
    'text',
    outputAmong(DOCUMENT_FORMATS)('json=b', outputAmong(DOCUMENT_FORMATS)('json=a', [])),
  );
  expect(outputs).toHaveLength(3);
});

test.each([
  ['45s', 45],
  ['5m', 300],
  ['2h', 7200],
])('takes %s for %s seconds', (value, seconds) => {
  expect(durationSeconds(value)).toBe(seconds);
});

test.each(['5', 'm', '-5m', '5 m', '1d', ''])('takes no duration from %j', (value) => {
  expect(() => durationSeconds(value)).toThrow('45s, 5m or 2h');
});
