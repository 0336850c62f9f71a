import { describe, it } from 'vitest';
import { localResource } from '../../../src/rules/startup/local-resource.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

describe('the rule local-resource', () => {
  it('quotes the port that is taken', () => {
    quotesLogLine(localResource, 'Error: listen EADDRINUSE: address already in use :::3000');
  });

  it.each([
    ['a port that the user may not bind', 'Error: listen EACCES: permission denied 0.0.0.0:80'],
    ['a full disk', 'OSError: [Errno 28] No space left on device'],
    ['a limit on open files', "Error: EMFILE: too many open files, open '/app/views/index.html'"],
  ])('fires on %s as well', (_, line) => {
    quotesLogLine(localResource, line);
  });

  it.each([
    [
      'a permission that AWS refuses',
      ['AccessDeniedException: User: x is not authorized to perform: s3:GetObject'],
    ],
    ['a file that is not there', ['Error: Unable to access jarfile app.jar']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(localResource, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(localResource, 'Error: listen EADDRINUSE: address already in use :::3000');
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(localResource);
  });
});
