import { describe, it } from 'vitest';
import { logDriver } from '../../../src/rules/startup/log-driver.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.';

describe('the rule log-driver', () => {
  it('quotes the log driver that cannot start', () => {
    quotesStopReason(logDriver, TEXT);
  });

  it.each([
    [
      'the newer words for it',
      'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition.',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(logDriver, text);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(logDriver, TEXT);
  });

  it.each([
    [
      'a log driver that finds no way to CloudWatch',
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: dial tcp 3.227.250.253:443: i/o timeout',
    ],
    ['a mount that is refused', 'CannotCreateContainerError: API error (400): invalid mount config'],
  ])('stays silent on %s', (_, text) => {
    staysSilent(logDriver, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(logDriver);
  });
});
