import { describe, it } from 'vitest';
import { shutOut } from '../../../src/rules/startup/shut-out.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

const BLOCKED =
  "Host '10.0.1.7' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'";

describe('the rule shut-out', () => {
  it('quotes the database that has blocked the host', () => {
    quotesLogLine(shutOut, BLOCKED);
  });

  it.each([
    ['a MySQL without a connection left', "(pymysql.err.OperationalError) (1040, 'Too many connections')"],
    ['a PostgreSQL without a connection left', 'FATAL:  sorry, too many clients already'],
    [
      'a PostgreSQL that keeps its last connections for others',
      'FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute',
    ],
  ])('fires on %s as well', (_, line) => {
    quotesLogLine(shutOut, line);
  });

  it.each([
    ['a database that cannot be reached', ['Error: connect ECONNREFUSED 10.0.1.5:5432']],
    ['a database that refuses the login', ['FATAL:  password authentication failed for user "app"']],
    [
      'a pool of the application itself that is empty',
      ['sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out'],
    ],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(shutOut, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(shutOut, BLOCKED);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(shutOut);
  });
});
