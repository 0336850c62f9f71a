import type { DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import { defineOperation } from './common/operation.ts';
import { pageOf } from './common/page.ts';
import { text } from './common/parameter.ts';
import { requireStack } from './common/stack.ts';

/**
 * One stack by name or id, or all that are not deleted.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export const describeStacks = defineOperation({
  service: 'cloudformation',
  input: v.object({ StackName: text, NextToken: text }),
  answer(account, input): DescribeStacksOutput {
    if (input.StackName !== undefined) return { Stacks: [requireStack(account, input.StackName)] };
    const live = account.stacks.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
    const page = pageOf(live, {
      service: 'cloudformation',
      operation: 'DescribeStacks',
      size: 100,
      token: input.NextToken,
    });
    return { Stacks: page.items, NextToken: page.next };
  },
});
