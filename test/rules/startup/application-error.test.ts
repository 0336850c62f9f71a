import { describe, it } from 'vitest';
import { applicationError } from '../../../src/rules/startup/application-error.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

describe('the rule application-error', () => {
  it('quotes the panic with which the application ends', () => {
    quotesLogLine(
      applicationError,
      'panic: runtime error: invalid memory address or nil pointer dereference',
    );
  });

  it.each([
    ['an uncaught exception', 'Traceback (most recent call last)'],
    ['a framework that gives up', 'APPLICATION FAILED TO START'],
    ['an error without a name of its own', 'ValueError: bad scheme'],
  ])('fires on %s as well', (_, line) => {
    quotesLogLine(applicationError, line);
  });

  it.each([
    [
      'an exception whose own line names the cause',
      ['Traceback (most recent call last)', "KeyError: 'DATABASE_URL'"],
    ],
    [
      'an error that was overcome before the application was ready',
      ['panic: in a worker, restarted', 'INFO:     Application startup complete.'],
    ],
    ['a log without errors', ['booting']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(applicationError, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(
      applicationError,
      'panic: runtime error: invalid memory address or nil pointer dereference',
    );
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(applicationError);
  });
});
