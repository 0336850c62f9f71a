import { describe, expect, it } from 'vitest';
import {
  isComplaint,
  isDeprecation,
  isTrouble,
  speaksOf,
} from '../../../src/model/vocabulary/complaint-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

describe('a complaint in whatever words', () => {
  it.each([
    'ERROR broken auth file',
    '[10:02:00 FTL] Host terminated unexpectedly',
    'FATA[0000] failed to bind: Error: no such thing',
    'level=error msg="cannot go on"',
    'Error: supabaseUrl is required.',
    '** (Mix) Could not start application shop',
    "terminate called after throwing an instance of 'std::runtime_error'",
    'discord.errors.LoginFailure: Error: Improper token has been passed.',
  ])('is %s', (text) => {
    expect(isComplaint(text)).toBe(true);
  });

  it.each([
    'INFO 0 errors, 12 warnings',
    'ERROR could not read the optional file, using defaults',
    'WARN ConnectionError: will retry in 5 s',
    'GET /error HTTP/1.1 ERROR 404',
    'Backfilling 4,118,902 rows',
    '    at Object.<anonymous> (/app/ErrorHandler.js:3:9)',
  ])('is not %s', (text) => {
    expect(isComplaint(text)).toBe(false);
  });

  it.each(adversarial)('is looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => isComplaint(text)).not.toThrow();
  });
});

describe('trouble of a program’s own, at whatever level', () => {
  it.each([
    'W, WARN -- : [mongo] attempt 2/10 failed: no primary',
    'INFO the ledger is unavailable',
    'could not open the vault, trying once more',
  ])('is %s', (text) => {
    expect(isTrouble(text)).toBe(true);
  });

  it.each([
    'WARN request to /orders timed out',
    'health check failed',
    'loading 12 templates',
    '    at failed (/app/main.js:3:9)',
  ])('is not %s', (text) => {
    expect(isTrouble(text)).toBe(false);
  });

  it.each(adversarial)('is looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => isTrouble(text)).not.toThrow();
  });
});

describe('the words of a line', () => {
  it.each([
    ['error', 'setup has failed'],
    ['trouble', 'You must set an API key'],
    ['trouble', 'this version requires Redis 7 or greater'],
    [undefined, 'bye'],
    [undefined, 'failing hooks are deprecated'],
  ])('are of %s: %s', (means, text) => {
    expect(speaksOf(text)).toBe(means);
  });

  it('announce what a later version will lack', () => {
    expect(isDeprecation('DEPRECATION WARNING: x')).toBe(true);
    expect(isDeprecation('leaving')).toBe(false);
  });
});
