import * as v from 'valibot';
import type { Stack, StackEvent, StackResource } from '../../model/stack.ts';
import { untrusted } from '../../model/text.ts';
import { maybe, text, time } from './fields.ts';

const stack = v.object({
  StackName: text,
  StackId: maybe(text),
  StackStatus: text,
  StackStatusReason: maybe(text),
  CreationTime: maybe(time),
  LastUpdatedTime: maybe(time),
});

const event = v.object({
  Timestamp: time,
  StackId: maybe(text),
  StackName: text,
  LogicalResourceId: maybe(text),
  PhysicalResourceId: maybe(text),
  ResourceType: maybe(text),
  ResourceStatus: maybe(text),
  ResourceStatusReason: maybe(text),
});

/** What DescribeStacks says of a stack; the rest is read apart. */
export type StackHeading = Omit<Stack, 'events' | 'resources'>;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
export const stacksAnswer = v.object({
  Stacks: v.array(
    v.pipe(
      stack,
      v.transform(
        (raw): StackHeading => ({
          name: raw.StackName,
          id: raw.StackId,
          status: raw.StackStatus,
          statusReason: raw.StackStatusReason,
          createdAt: raw.CreationTime,
          updatedAt: raw.LastUpdatedTime,
        }),
      ),
    ),
  ),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html */
export const stackEventsAnswer = v.object({
  StackEvents: v.array(
    v.pipe(
      event,
      v.transform(
        (raw): StackEvent => ({
          at: raw.Timestamp,
          stackName: raw.StackName,
          logicalId: raw.LogicalResourceId ?? untrusted(''),
          physicalId: raw.PhysicalResourceId,
          resourceType: raw.ResourceType ?? untrusted(''),
          status: raw.ResourceStatus ?? untrusted(''),
          reason: raw.ResourceStatusReason,
        }),
      ),
    ),
  ),
  NextToken: maybe(v.string()),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
export const stackResourcesAnswer = v.object({
  StackResourceSummaries: v.array(
    v.pipe(
      v.object({
        LogicalResourceId: maybe(text),
        ResourceType: text,
        PhysicalResourceId: maybe(text),
        ResourceStatus: maybe(text),
      }),
      v.transform(
        (raw): StackResource => ({
          logicalId: raw.LogicalResourceId ?? untrusted(''),
          physicalId: raw.PhysicalResourceId,
          resourceType: raw.ResourceType,
          status: raw.ResourceStatus,
        }),
      ),
    ),
  ),
  NextToken: maybe(v.string()),
});
