import { describe, it } from 'vitest';
import { taskRoleDenied } from '../../../src/rules/startup/task-role-denied.ts';
import {
  ignoresAfterOrderToStop,
  ignoresLog,
  isUnknownWithoutNeeds,
  quotesLogLine,
} from '../../support/rule.ts';

describe('the rule task-role-denied', () => {
  it('quotes the call that the task role may not make', () => {
    quotesLogLine(
      taskRoleDenied,
      'botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the GetParameters operation: User: arn:aws:sts::1:assumed-role/app/1 is not authorized to perform: ssm:GetParameters',
    );
  });

  it.each([
    [
      'an application without credentials',
      'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    ],
  ])('fires on %s as well', (_, line) => {
    quotesLogLine(taskRoleDenied, line);
  });

  it.each([
    ['a file that may not be written', ["PermissionError: [Errno 13] Permission denied: '/data'"]],
    ['a database that refuses the login', ['FATAL:  password authentication failed for user "app"']],
  ])('stays silent on %s', (_, lines) => {
    ignoresLog(taskRoleDenied, lines);
  });

  it('stays silent where a task wrote the error after it was told to stop', () => {
    ignoresAfterOrderToStop(
      taskRoleDenied,
      'botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the GetParameters operation: User: arn:aws:sts::1:assumed-role/app/1 is not authorized to perform: ssm:GetParameters',
    );
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(taskRoleDenied);
  });
});
