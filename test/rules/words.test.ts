import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { firstSentence, median, ofTasks, quote, span, upperFirst } from '../../src/rules/words.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { stoppedTask } from '../support/task.ts';

describe('how rules speak', () => {
  it('says how many of the failed tasks are meant', () => {
    const one = readFacts(healthySnapshot({ stopped: [stoppedTask()] }));
    expect(ofTasks(one.failures, one)).toBe('the one task that failed');
    const stopped = [stoppedTask({ id: 'dead1' }), stoppedTask({ id: 'dead2', stoppedAgo: 600 })];
    const two = readFacts(healthySnapshot({ stopped }));
    expect(ofTasks(two.failures, two)).toBe('all 2 failed tasks');
    expect(ofTasks(two.failures.slice(1), two)).toBe('1 of 2 failed tasks');
  });

  it('quotes the first line of a text, and the last of a traceback', () => {
    expect(quote('  first\nsecond')).toBe('“first”');
    expect(quote("Traceback (most recent call last):\n  File x\nKeyError: 'A'\n")).toBe("“KeyError: 'A'”");
    expect(quote('')).toBe('“”');
  });

  it('keeps both ends of a long line', () => {
    const quoted = quote(`begin ${'x'.repeat(1000)} end`);
    expect(quoted).toMatch(/^“begin x+ … x+ end”$/);
    expect(quoted.length).toBeLessThanOrEqual(225);
  });

  it('says a span of seconds, or one number where both ends are the same', () => {
    expect(span([175, 150.4])).toBe('150–175 s');
    expect(span([62.4, 61.6])).toBe('62 s');
  });

  it('takes the middle, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 3])).toBe(2);
    expect(median([])).toBe(0);
  });

  it('begins sentences with a capital letter and ends them before the full stop', () => {
    expect(upperFirst('all of it')).toBe('All of it');
    expect(firstSentence('has no memory available. Try again later.')).toBe('has no memory available');
    expect(firstSentence('is at version 1.2 now')).toBe('is at version 1.2 now');
  });
});
