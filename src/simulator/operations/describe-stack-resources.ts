import type {
  DescribeStackResourcesOutput,
  Stack,
  StackResource,
  StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import * as v from 'valibot';
import type { Account } from '../account.ts';
import { defineOperation } from './common/operation.ts';
import { text } from './common/parameter.ts';
import { invalidParameter } from './common/refusal.ts';
import { requireStack } from './common/stack.ts';

const RESOURCES_AT_MOST = 100;

const INPUT = v.object({ StackName: text, LogicalResourceId: text, PhysicalResourceId: text });

/**
 * The first hundred resources of a stack, which is named or found by one of its resources.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 */
export const describeStackResources = defineOperation({
  service: 'cloudformation',
  input: INPUT,
  answer(account, input): DescribeStackResourcesOutput {
    const stack = stackOf(account, input);
    const resources = (account.stackResources[stack.StackName ?? ''] ?? []).filter(
      ({ LogicalResourceId }) =>
        input.LogicalResourceId === undefined || LogicalResourceId === input.LogicalResourceId,
    );
    return { StackResources: resources.slice(0, RESOURCES_AT_MOST).map((one) => inFull(stack, one)) };
  },
});

function stackOf(account: Account, input: v.InferOutput<typeof INPUT>): Stack {
  const { StackName, PhysicalResourceId } = input;
  if ((StackName === undefined) === (PhysicalResourceId === undefined)) {
    throw invalidParameter(
      'cloudformation',
      'You must specify either StackName or PhysicalResourceId, but not both',
    );
  }
  if (StackName !== undefined) return requireStack(account, StackName);
  const stack = account.stacks.find((one) =>
    account.stackResources[one.StackName ?? '']?.some(
      (resource) => resource.PhysicalResourceId === PhysicalResourceId,
    ),
  );
  if (stack === undefined) {
    throw invalidParameter('cloudformation', `Stack for ${PhysicalResourceId} does not exist`);
  }
  return stack;
}

function inFull(stack: Stack, summary: StackResourceSummary): StackResource {
  const { LastUpdatedTimestamp, ...rest } = summary;
  return { ...rest, StackName: stack.StackName, StackId: stack.StackId, Timestamp: LastUpdatedTimestamp };
}
