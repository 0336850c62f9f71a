import { describe, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { imageNotFound } from '../../../src/rules/startup/image-not-found.ts';
import {
  fires,
  isUnknownWithoutNeeds,
  quotesEvent,
  quotesStopReason,
  staysSilent,
} from '../../support/rule.ts';
import { type Change, event, healthySnapshot, steadyEvent } from '../../support/snapshot.ts';
import { ago, neverStarted } from '../../support/task.ts';

const TEXT =
  'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:90: not found';

describe('the rule image-not-found', () => {
  it('quotes the image that is not in its registry', () => {
    quotesStopReason(imageNotFound, TEXT);
  });

  it.each([
    [
      'a manifest that is unknown',
      'CannotPullImageManifestError: manifest unknown: Requested image not found',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(imageNotFound, text);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(imageNotFound, TEXT);
  });

  it('reads it in events since the failed deployment began, where the old revision is steady again', () => {
    const failed: Change = {
      deployment: { rolloutState: untrusted('FAILED'), createdAt: ago(900) },
    };
    const pullError = (secondsAgo: number) =>
      event(secondsAgo, `(service backend) was unable to place a task. Reason: ${TEXT}.`);
    fires(imageNotFound, healthySnapshot({ ...failed, events: [steadyEvent(10), pullError(900)] }));
    staysSilent(imageNotFound, healthySnapshot({ ...failed, events: [steadyEvent(10), pullError(901)] }));
    staysSilent(imageNotFound, healthySnapshot({ events: [steadyEvent(10), pullError(900)] }));
  });

  it.each([
    [
      'a pull that is denied, although it says that the repository may not exist',
      "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 123123123123.dkr.ecr.us-east-1.amazonaws.com/backend, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:region:1:repository/backend",
    ],
    [
      'a pinned digest that is gone',
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:latest@sha256:32138584cb4c: unexpected status from HEAD request to https://123456789012.dkr.ecr.us-east-1.amazonaws.com/v2/backend/blobs/sha256:32138584cb4c: 403 Forbidden.',
    ],
    [
      'a registry that cannot be reached',
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/nginx:1.27: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27": dial tcp 34.205.13.154:443: i/o timeout',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(imageNotFound, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imageNotFound);
  });
});
