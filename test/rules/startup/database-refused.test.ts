import { describe, it } from 'vitest';
import { databaseRefused } from '../../../src/rules/startup/database-refused.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

describe('the rule database-refused', () => {
  it('quotes the database that refuses the login', () => {
    quotesLogLine(databaseRefused, 'FATAL:  password authentication failed for user "app"');
  });

  it.each([['a database that does not exist', 'FATAL:  database "app" does not exist']])(
    'fires on %s as well',
    (_, line) => {
      quotesLogLine(databaseRefused, line);
    },
  );

  it.each([
    ['a database that cannot be reached', ['Error: connect ECONNREFUSED 10.0.1.5:5432']],
    ['a missing variable', ["KeyError: 'DATABASE_URL'"]],
    [
      'a schema in another state',
      ["alembic.util.exc.CommandError: Can't locate revision identified by '1a2b3c'"],
    ],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(databaseRefused, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(databaseRefused, 'FATAL:  password authentication failed for user "app"');
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(databaseRefused);
  });
});
