import type { DescribeStackEventsOutput } from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import { defineOperation } from './common/operation.ts';
import { pageOf } from './common/page.ts';
import { text } from './common/parameter.ts';
import { invalidParameter } from './common/refusal.ts';
import { findStack } from './common/stack.ts';

/**
 * The events of a stack, newest first, a hundred a page.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 */
export const describeStackEvents = defineOperation({
  service: 'cloudformation',
  input: v.object({ StackName: v.string(), NextToken: text }),
  answer(account, input): DescribeStackEventsOutput {
    const stack = findStack(account, input.StackName);
    if (stack === undefined) {
      throw invalidParameter('cloudformation', `Stack [${input.StackName}] does not exist`);
    }
    const events = account.stackEvents[stack.StackName ?? ''] ?? [];
    const page = pageOf(
      events.filter(({ StackId }) => StackId === undefined || StackId === stack.StackId),
      {
        service: 'cloudformation',
        operation: 'DescribeStackEvents',
        size: 100,
        token: input.NextToken,
      },
    );
    return { StackEvents: page.items, NextToken: page.next };
  },
});
