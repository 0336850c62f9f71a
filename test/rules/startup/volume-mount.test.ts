import { describe, it } from 'vitest';
import { volumeMount } from '../../../src/rules/startup/volume-mount.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-01bd17a53b98b8014.efs.us-east-1.amazonaws.com" - check that your file system ID is correct. Attempting to lookup mount target ip address using botocore. Failed to import necessary dependency botocore, please install botocore first. : unsuccessful EFS utils command execution; code: 1';

describe('the rule volume-mount', () => {
  it('quotes the volume that cannot be mounted', () => {
    quotesStopReason(volumeMount, TEXT);
  });

  it.each([['a Docker volume that is not created', 'CannotCreateVolumeError: error creating volume']])(
    'fires on %s as well',
    (_, text) => {
      quotesStopReason(volumeMount, text);
    },
  );

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(volumeMount, TEXT);
  });

  it.each([
    [
      'a mount that the container runtime refuses',
      'CannotCreateContainerError: API error (400): invalid mount config',
    ],
    [
      'an environment file that cannot be read',
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(volumeMount, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(volumeMount);
  });
});
