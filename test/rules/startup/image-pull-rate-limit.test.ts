import { describe, it } from 'vitest';
import { imagePullRateLimit } from '../../../src/rules/startup/image-pull-rate-limit.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/x/manifests/sha256:1: 429 Too Many Requests - toomanyrequests: You have reached your pull rate limit.';

describe('the rule image-pull-rate-limit', () => {
  it('quotes the registry that answers 429', () => {
    quotesStopReason(imagePullRateLimit, TEXT);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(imagePullRateLimit, TEXT);
  });

  it.each([
    [
      'a rate limit of EC2',
      'Rate limit exceeded while preparing network interface to be attached to instance',
    ],
    [
      'a registry that cannot be reached',
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/nginx:1.27: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27": dial tcp 34.205.13.154:443: i/o timeout',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(imagePullRateLimit, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imagePullRateLimit);
  });
});
