import { describe, it } from 'vitest';
import { imagePullDenied } from '../../../src/rules/startup/image-pull-denied.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 123123123123.dkr.ecr.us-east-1.amazonaws.com/backend, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:region:1:repository/backend";

describe('the rule image-pull-denied', () => {
  it('quotes the pull that the registry refuses', () => {
    quotesStopReason(imagePullDenied, TEXT);
  });

  it.each([
    [
      'an execution role without a registry token',
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to get registry auth from ECR: AccessDeniedException: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:GetAuthorizationToken on resource: *',
    ],
  ])('fires on %s as well', (_, text) => {
    quotesStopReason(imagePullDenied, text);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(imagePullDenied, TEXT);
  });

  it.each([
    [
      'a blob of a pinned digest that answers 403',
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:latest@sha256:32138584cb4c: unexpected status from HEAD request to https://123456789012.dkr.ecr.us-east-1.amazonaws.com/v2/backend/blobs/sha256:32138584cb4c: 403 Forbidden.',
    ],
    [
      'a secret that may not be read',
      'Fetching secret data from AWS Secrets Manager in region us-east-1: secret arn:aws:secretsmanager:us-east-1:1:secret:x: AccessDeniedException: User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: secretsmanager:GetSecretValue on resource: x',
    ],
    [
      'an image that is not there',
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/backend:90: not found',
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(imagePullDenied, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(imagePullDenied);
  });
});
