import { describe, it } from 'vitest';
import { environmentFile } from '../../../src/rules/startup/environment-file.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'ResourceInitializationError: failed to download env files: file download command: non empty error stream';

describe('the rule environment-file', () => {
  it('quotes the failed download of the environment file', () => {
    quotesStopReason(environmentFile, TEXT);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(environmentFile, TEXT);
  });

  it.each([
    [
      'a download that finds no way to S3',
      'ResourceInitializationError: failed to download env files: RequestError: send request failed caused by: dial tcp 52.216.1.1:443: i/o timeout',
    ],
    [
      'a secret that is missing',
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:1:secret:db-LB1bMG from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(environmentFile, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(environmentFile);
  });
});
