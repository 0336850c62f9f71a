import { describe, it } from 'vitest';
import { entrypointMissing } from '../../../src/rules/startup/entrypoint-missing.ts';
import {
  isUnknownWithoutNeeds,
  quotesContainerReason,
  quotesEvent,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown';

describe('the rule entrypoint-missing', () => {
  it('quotes the command that the image does not have', () => {
    quotesStopReason(entrypointMissing, TEXT);
  });

  it.each([
    [
      'a file that may not be executed',
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/app/start.sh": permission denied: unknown',
    ],
    [
      'a path that is not there',
      'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/app/start.sh": stat /app/start.sh: no such file or directory: unknown',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(entrypointMissing, text);
  });

  it('reads it in the reason of a container, where the task only says that it failed to start', () => {
    quotesContainerReason(entrypointMissing, TEXT);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(entrypointMissing, TEXT);
  });

  it.each([
    [
      'an image for another architecture',
      'CannotStartContainerError: Error response from daemon: failed to create task: exec /app/server: exec format error',
    ],
    ['a mount that is refused', 'CannotCreateContainerError: API error (400): invalid mount config'],
    [
      'an image that is not there',
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:90: not found',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(entrypointMissing, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(entrypointMissing);
  });
});
