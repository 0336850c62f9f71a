import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import {
  firstSentence,
  livedWords,
  median,
  ofTasks,
  quote,
  quoteLine,
  span,
  upperFirst,
} from '../../src/rules/words.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { stoppedTask } from '../support/task.ts';

describe('how rules speak', () => {
  it('says how many of the failed tasks are meant', () => {
    const one = readFacts(healthySnapshot({ stopped: [stoppedTask()] }));
    expect(ofTasks(one.failures, one)).toBe('the one task that failed');
    const stopped = [stoppedTask({ id: 'dead1' }), stoppedTask({ id: 'dead2', stoppedAgo: 600 })];
    const two = readFacts(healthySnapshot({ stopped }));
    expect(ofTasks(two.failures, two)).toBe('both failed tasks');
    expect(ofTasks(two.failures.slice(1), two)).toBe('1 of 2 failed tasks');
  });

  it('quotes the first line of a text, and the last of a traceback', () => {
    expect(quote('  first\nsecond')).toBe('“first”');
    expect(quote("Traceback (most recent call last):\n  File x\nKeyError: 'A'\n")).toBe("“KeyError: 'A'”");
    expect(quote('')).toBe('“”');
  });

  it('quotes the line that names an error, the last such line of a traceback', () => {
    expect(quote('starting\nError: no such table\n  at boot (app.js:3)\nError: later')).toBe(
      '“Error: no such table”',
    );
    expect(quote('Traceback (most recent call last):\nKeyError: 1\nValueError: 2\nbye')).toBe(
      '“ValueError: 2”',
    );
  });

  it('quotes the line for which a text was taken, and else the one that tells most', () => {
    const text = 'Error: outer\n  caused by refused';
    expect(quoteLine(text, (line) => line.includes('refused'))).toBe('“caused by refused”');
    expect(quoteLine(text, () => false)).toBe('“Error: outer”');
  });

  it('says how long tasks typically lived, or how long the one did that failed', () => {
    const wordsAfter = (...lives: readonly (number | null)[]) => {
      const stopped = lives.map((lived, index) => stoppedTask({ id: `dead${index}`, lived }));
      return livedWords(readFacts(healthySnapshot({ stopped })).failures);
    };
    expect(wordsAfter(8, 10, 300)).toBe(', typically 10 s after they started');
    expect(wordsAfter(119)).toBe(', 119 s after it started');
    expect(wordsAfter(151, 151)).toBe(', typically 2 min 31 s after they started');
    expect(wordsAfter(null)).toBe('');
  });

  it('quotes what follows a line that ends with a colon, for it says what is meant', () => {
    const text = 'Error: missing values:\n  DATABASE_URL\n  at boot';
    expect(quoteLine(text, (line) => line.includes('missing'))).toBe('“Error: missing values: DATABASE_URL”');
    expect(quoteLine('Error: missing:', (line) => line.includes('missing'))).toBe('“Error: missing:”');
  });

  it('keeps both ends of a long line', () => {
    const quoted = quote(`begin ${'x'.repeat(1000)} end`);
    expect(quoted).toMatch(/^“begin x+ … x+ end”$/);
    expect(quoted.length).toBeLessThanOrEqual(225);
  });

  it('says a span of seconds, or one number where both ends are the same', () => {
    expect(span([175, 150.4])).toBe('150–175 s');
    expect(span([62.4, 61.6])).toBe('62 s');
    expect(span([94, 496_631])).toBe('94 s – 5 days');
    expect(span([7200, 7200])).toBe('120 min');
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
