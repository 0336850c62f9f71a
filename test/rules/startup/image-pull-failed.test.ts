import { describe, it } from 'vitest';
import { imagePullFailed } from '../../../src/rules/startup/image-pull-failed.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code';

describe('the rule image-pull-failed', () => {
  it('quotes the transfer that broke off', () => {
    quotesStopReason(imagePullFailed, TEXT);
  });

  it.each([
    [
      'the broken storage driver of a host',
      'CannotPullContainerError: failed to register layer: devmapper: Error saving transaction metadata',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(imagePullFailed, text);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(imagePullFailed, TEXT);
  });

  it.each([
    [
      'a disk without room for the image',
      'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
    ],
    [
      'a registry that cannot be reached',
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/nginx:1.27: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27": dial tcp 34.205.13.154:443: i/o timeout',
    ],
    [
      'an image that is not there',
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:90: not found',
    ],
    [
      'a pull that is denied',
      "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 123123123123.dkr.ecr.us-east-1.amazonaws.com/backend, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:region:1:repository/backend",
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(imagePullFailed, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imagePullFailed);
  });
});
