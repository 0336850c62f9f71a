import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Account } from '../../account.ts';
import { invalidParameter } from './refusal.ts';

/**
 * The stack of a name or an id. A deleted stack answers to its id only.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export function findStack(account: Account, nameOrId: string): Stack | undefined {
  return account.stacks.find(
    ({ StackId, StackName, StackStatus }) =>
      StackId === nameOrId || (StackName === nameOrId && StackStatus !== 'DELETE_COMPLETE'),
  );
}

/** Like `findStack`; throws the refusal that most operations word alike. */
export function requireStack(account: Account, nameOrId: string): Stack {
  const stack = findStack(account, nameOrId);
  if (stack === undefined) {
    throw invalidParameter('cloudformation', `Stack with id ${nameOrId} does not exist`);
  }
  return stack;
}
