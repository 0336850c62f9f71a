import { describe, expect, it } from 'vitest';
import { applicationError } from '../../../src/rules/startup/application-error.ts';
import {
  fires,
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { logOf, stoppedTask } from '../../support/task.ts';

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

  it('says a long line in the summary alone, a short one in the title as well', () => {
    const titleOf = (line: string) => {
      const task = stoppedTask();
      const { title, summary } = fires(
        applicationError,
        healthySnapshot({ stopped: [task], logs: [logOf(task, [[1, line]])] }),
      );
      expect(summary).toContain(line);
      return title;
    };
    expect(titleOf('ValueError: bad scheme')).toContain(': “ValueError: bad scheme”');
    const long = titleOf(`ValueError: ${'bad '.repeat(25)}scheme`);
    expect(long).toMatch(/^Container api /);
    expect(long).not.toContain('“');
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(applicationError);
  });
});
