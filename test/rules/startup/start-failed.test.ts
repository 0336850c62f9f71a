import { describe, it } from 'vitest';
import { startFailed } from '../../../src/rules/startup/start-failed.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: something new';

describe('the rule start-failed', () => {
  it('quotes a failure of the preparation that it does not know better', () => {
    quotesStopReason(startFailed, TEXT);
  });

  it.each([
    ['a task that only says that it failed', 'Task failed to start'],
    [
      'a task that was stopped before its pull',
      'TaskStoppedBeforePullBeginError: Task stopped before image pull could begin for task: arn:aws:ecs:x',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(startFailed, text);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(startFailed, TEXT);
  });

  it.each([
    [
      'a secret that does not exist',
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:1:secret:db-LB1bMG from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    ],
    [
      'an image that is not there',
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:90: not found',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(startFailed, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(startFailed);
  });
});
