import { describe, it } from 'vitest';
import { roleNotAssumable } from '../../../src/rules/startup/role-not-assumable.ts';
import { isUnknownWithoutNeeds, quotesEvent, quotesStopReason, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { neverStarted } from '../../support/task.ts';

const TEXT =
  "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/null' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.";

describe('the rule role-not-assumable', () => {
  it('quotes the role that ECS cannot assume', () => {
    quotesStopReason(roleNotAssumable, TEXT);
  });

  it('reads it in an event of the scheduler, where no task is left', () => {
    quotesEvent(roleNotAssumable, TEXT);
  });

  it.each([
    [
      'a role that lacks a permission for a secret',
      'Fetching secret data from AWS Secrets Manager in region us-east-1: secret arn:aws:secretsmanager:us-east-1:1:secret:x: AccessDeniedException: User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: secretsmanager:GetSecretValue on resource: x',
    ],
    [
      'a role that lacks a permission for the registry',
      "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 123123123123.dkr.ecr.us-east-1.amazonaws.com/backend, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:region:1:repository/backend",
    ],
  ])('stays silent on %s', (_, text) => {
    staysSilent(roleNotAssumable, healthySnapshot({ stopped: [neverStarted(text)] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(roleNotAssumable);
  });
});
