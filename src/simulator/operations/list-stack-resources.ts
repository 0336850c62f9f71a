import type { ListStackResourcesOutput } from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import { defineOperation } from './common/operation.ts';
import { pageOf } from './common/page.ts';
import { text } from './common/parameter.ts';
import { requireStack } from './common/stack.ts';

/**
 * The resources of a stack in summary, a hundred a page.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html
 */
export const listStackResources = defineOperation({
  service: 'cloudformation',
  input: v.object({ StackName: v.string(), NextToken: text }),
  answer(account, input): ListStackResourcesOutput {
    const stack = requireStack(account, input.StackName);
    const page = pageOf(account.stackResources[stack.StackName ?? ''] ?? [], {
      service: 'cloudformation',
      operation: 'ListStackResources',
      size: 100,
      token: input.NextToken,
    });
    return { StackResourceSummaries: page.items, NextToken: page.next };
  },
});
