import { describe, it } from 'vitest';
import { imageDigestGone } from '../../../src/rules/startup/image-digest-gone.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:latest@sha256:32138584cb4c: unexpected status from HEAD request to https://123456789012.dkr.ecr.us-east-1.amazonaws.com/v2/backend/blobs/sha256:32138584cb4c: 403 Forbidden.';

describe('the rule image-digest-gone', () => {
  it('quotes the pinned digest that cannot be pulled any more', () => {
    quotesStopReason(imageDigestGone, TEXT);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(imageDigestGone, TEXT);
  });

  it.each([
    [
      'a tag that was never pushed',
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:90: not found',
    ],
    [
      'a repository that the role may not read',
      "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 123123123123.dkr.ecr.us-east-1.amazonaws.com/backend, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:region:1:repository/backend",
    ],
    [
      'a digest whose registry answers 429',
      'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/x/manifests/sha256:1: 429 Too Many Requests - toomanyrequests: You have reached your pull rate limit.',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(imageDigestGone, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imageDigestGone);
  });
});
