import { describe, it } from 'vitest';
import { imagePullNetwork } from '../../../src/rules/startup/image-pull-network.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/nginx:1.27: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27": dial tcp 34.205.13.154:443: i/o timeout';

describe('the rule image-pull-network', () => {
  it('quotes the pull that finds no connection to the registry', () => {
    quotesStopReason(imagePullNetwork, TEXT);
  });

  it.each([
    [
      'the newer words for it',
      'CannotPullContainerError: The task cannot pull registry.example/backend:90 from the registry. There is a connection issue between the task and the registry. Check your task network configuration.',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(imagePullNetwork, text);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(imagePullNetwork, TEXT);
  });

  it.each([
    [
      'a secret that cannot be fetched over the same network',
      'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret arn:aws:secretsmanager:us-east-1:1:secret:rds-aAhHLW from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded',
    ],
    [
      'a registry that answers 429',
      'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/x/manifests/sha256:1: 429 Too Many Requests - toomanyrequests: You have reached your pull rate limit.',
    ],
    [
      'a host without room',
      'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(imagePullNetwork, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imagePullNetwork);
  });
});
