import { describe, it } from 'vitest';
import { brokenImageContents } from '../../../src/rules/startup/broken-image-contents.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

describe('the rule broken-image-contents', () => {
  it('quotes the module that is missing from the image', () => {
    quotesLogLine(brokenImageContents, "ModuleNotFoundError: No module named 'app.main'");
  });

  it.each([
    ['a driver of the database that was not built in', 'PDOException: could not find driver'],
    ['code that does not parse', "SyntaxError: Unexpected token '}'"],
    ['a command that is not there', '/bin/sh: 1: alembic: not found'],
    ['a file that is not there', 'Error: Unable to access jarfile app.jar'],
    [
      'a proxy that rejects its configuration',
      'nginx: [emerg] unknown directive "proxypass" in /etc/nginx/conf.d/default.conf:3',
    ],
  ])('fires on %s as well', (_, line) => {
    quotesLogLine(brokenImageContents, line);
  });

  it.each([
    ['an image for another architecture', ['exec /app/server: exec format error']],
    ['a file that may not be written', ["PermissionError: [Errno 13] Permission denied: '/data'"]],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(brokenImageContents, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(brokenImageContents, "ModuleNotFoundError: No module named 'app.main'");
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(brokenImageContents);
  });
});
