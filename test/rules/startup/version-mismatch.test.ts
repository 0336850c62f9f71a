import { describe, it } from 'vitest';
import { versionMismatch } from '../../../src/rules/startup/version-mismatch.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

const LINE = 'You are connecting to Redis 6.0.5, Sidekiq requires Redis 6.2.0 or greater';

describe('the rule version-mismatch', () => {
  it.each([
    ['a server that is too old', LINE],
    [
      'a runtime that the library was not built for',
      'Your Ruby version is 3.1.4, but your Gemfile specified 3.2.2',
    ],
    [
      'data that another version has written',
      'DETAIL:  The data directory was initialized by PostgreSQL version 15, which is not compatible with this version 16.6',
    ],
    ['data of a newer version', "# Can't handle RDB format version 12"],
  ])('quotes %s', (_, line) => {
    quotesLogLine(versionMismatch, line);
  });

  it.each([
    ['a library that is not there at all', ["Error: Cannot find module 'pg'"]],
    [
      'a version that is merely said',
      ['Starting application, version 2.4.1', 'Redis version=7.2.4, bits=64'],
    ],
    ['a version that will no longer do later', ['[INFO] PHP 8.0 is deprecated and will not be supported']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(versionMismatch, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(versionMismatch, LINE);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(versionMismatch);
  });
});
