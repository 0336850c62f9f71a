import { describe, expect, it } from 'vitest';
import { stoppedCounts } from '../../../src/render/text/stopped-counts.ts';

const NONE = { 'previous-deployment': 0, 'scale-in': 0, operator: 0, 'other-service': 0 };

describe('the counts of stopped tasks', () => {
  it.each([
    ['all count', {}, '5 examined: 5 failing'],
    ['one does not', { 'scale-in': 1 }, '5 examined: 5 failing, 1 left out (1 by scale-in)'],
    [
      'some do not, for several reasons',
      { 'previous-deployment': 2, operator: 1 },
      '5 examined: 5 failing, 3 left out (2 of a previous deployment, 1 by an operator)',
    ],
    [
      'one is not of this service',
      { 'other-service': 1 },
      '5 examined: 5 failing; 1 more in the cluster belongs to others',
    ],
    [
      'some do not, and others are not of this service',
      { 'scale-in': 1, 'other-service': 3 },
      '5 examined: 5 failing, 1 left out (1 by scale-in); 3 more in the cluster belong to others',
    ],
  ])('say it where %s', (_, excluded, words) => {
    expect(stoppedCounts({ examined: 5, failing: 5, excluded: { ...NONE, ...excluded } })).toBe(words);
  });

  it.each([
    ['no task of the cluster stopped', 0, 'none'],
    ['only those of others did', 3, 'none; 3 more in the cluster belong to others'],
  ])('say that there were none where %s', (_, others, words) => {
    const excluded = { ...NONE, 'other-service': others };
    expect(stoppedCounts({ examined: 0, failing: 0, excluded })).toBe(words);
  });
});
