import { describe, it } from 'vitest';
import { missingConfiguration } from '../../../src/rules/startup/missing-configuration.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

describe('the rule missing-configuration', () => {
  it('quotes the variable that is missing', () => {
    quotesLogLine(missingConfiguration, "KeyError: 'DATABASE_URL'");
  });

  it.each([
    ['a value that makes no sense', "ValueError: invalid truth value '!Ref Debug'"],
    ['a setting that is empty', 'The SECRET_KEY setting must not be empty.'],
    ['a placeholder that is not filled', "Could not resolve placeholder 'db.url' in value"],
  ])('fires on %s as well', (_, line) => {
    quotesLogLine(missingConfiguration, line);
  });

  it.each([
    ['an error without a cause', ['ValueError: bad scheme']],
    ['a key in lower case, which is no variable', ["KeyError: 'user_id'"]],
    ['a connection that is refused', ['Error: connect ECONNREFUSED 10.0.1.5:5432']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(missingConfiguration, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(missingConfiguration, "KeyError: 'DATABASE_URL'");
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(missingConfiguration);
  });
});
