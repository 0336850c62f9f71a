import { describe, expect, it } from 'vitest';
import { likenessOf } from '../../src/facts/alike.ts';

describe('two texts', () => {
  it.each([
    ['task 9d85800c failed', 'task 185fe571 failed'],
    ['attempt 6/7 after 12.4s', 'attempt 7/7 after 149.8s'],
    ['10.26.16.33 - - "GET /api" 200', '10.26.0.91 - - "GET /api" 200'],
    ['2026-11-01T14:03:11.000Z up', '2026-11-01T15:04:12.123Z  up'],
  ])('are alike but for numbers: %s', (one, other) => {
    expect(likenessOf(one)).toBe(likenessOf(other));
  });

  it('are not alike where the words differ', () => {
    expect(likenessOf('connection refused')).not.toBe(likenessOf('connection reset'));
  });

  it('are compared in linear time', () => {
    expect(likenessOf('1a-'.repeat(1_000_000))).toHaveLength(2);
  });
});
