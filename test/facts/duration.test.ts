import { describe, expect, it } from 'vitest';
import { durationWords, spanWords } from '../../src/facts/duration.ts';

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [119.4, '119 s'],
    [120, '2 min'],
    [151, '2 min 31 s'],
    [599, '9 min 59 s'],
    [601, '10 min'],
    [5400, '90 min'],
  ])('says a duration of %s s as people do: %s', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });

  it.each([
    [59.4, '59 s'],
    [74, '1 min 14 s'],
    [125, '2 min 05 s'],
    [300, '5 min'],
    [5520, '1 h 32 min'],
    [7200, '2 h'],
  ])('says how long %s s have gone by: %s', (seconds, words) => {
    expect(spanWords(seconds)).toBe(words);
  });
});
