import { describe, it } from 'vitest';
import { dependencyUnreachable } from '../../../src/rules/startup/dependency-unreachable.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

describe('the rule dependency-unreachable', () => {
  it('quotes the connection that is refused', () => {
    quotesLogLine(dependencyUnreachable, 'Error: connect ECONNREFUSED 10.0.1.5:5432');
  });

  it.each([
    [
      'a connection that times out',
      'psycopg2.OperationalError: connection to server at "db" (10.0.0.5), port 5432 failed: timeout expired',
    ],
    ['a name that does not resolve', 'Error: getaddrinfo ENOTFOUND db.internal'],
    ['a certificate that is not trusted', 'x509: certificate signed by unknown authority'],
  ])('fires on %s as well', (_, line) => {
    quotesLogLine(dependencyUnreachable, line);
  });

  it.each([
    [
      'an error that was overcome before the application was ready',
      ['Error: connect ECONNREFUSED 10.0.1.5:5432', 'INFO:     Application startup complete.'],
    ],
    ['a database that refuses the login', ['FATAL:  password authentication failed for user "app"']],
    ['a message below a warning', ['INFO retrying: connect ECONNREFUSED 10.0.1.5:5432']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(dependencyUnreachable, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(dependencyUnreachable, 'Error: connect ECONNREFUSED 10.0.1.5:5432');
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(dependencyUnreachable);
  });
});
