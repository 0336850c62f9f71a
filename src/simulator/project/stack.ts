import type { Stack, StackEvent, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { stackArn } from '../names.ts';
import type { StackEventRecord, StackLife, WorldState } from '../world/state.ts';
import { dateOf } from './dates.ts';

/** The stacks as DescribeStacks answers. */
export function projectStacks(world: WorldState): Stack[] {
  return world.stacks.map((stack) => ({
    StackId: stackArn(stack.name),
    StackName: stack.name,
    ParentId: parentOf(stack),
    RootId: parentOf(stack),
    Description: stack.settings.description,
    CreationTime: dateOf(stack.createdAt),
    LastUpdatedTime: stack.settings.operation === 'UPDATE' ? dateOf(stack.events.at(-1)?.at) : undefined,
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: false,
    NotificationARNs: [],
    Capabilities: ['CAPABILITY_IAM'],
    Parameters: [],
    Outputs: [],
    Tags: [],
    EnableTerminationProtection: false,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    RollbackConfiguration: { RollbackTriggers: [] },
  }));
}

function parentOf(stack: StackLife): string | undefined {
  const { nestedIn } = stack.settings;
  return nestedIn === undefined || nestedIn.name === stack.name ? undefined : stackArn(nestedIn.name);
}

/** The events of each stack as DescribeStackEvents answers, newest first. */
export function projectStackEvents(world: WorldState): Record<string, StackEvent[]> {
  return Object.fromEntries(
    world.stacks.map((stack) => [stack.name, stack.events.map((event) => projectEvent(stack, event))]),
  );
}

function projectEvent(stack: StackLife, event: StackEventRecord): StackEvent {
  return {
    StackId: stackArn(stack.name),
    StackName: stack.name,
    EventId: event.id,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: dateOf(event.at),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    DetailedStatus: event.detailedStatus,
  };
}

/** The resources of each stack as ListStackResources answers. */
export function projectStackResources(world: WorldState): Record<string, StackResourceSummary[]> {
  return Object.fromEntries(world.stacks.map((stack) => [stack.name, resourcesOf(stack)]));
}

function resourcesOf(stack: StackLife): StackResourceSummary[] {
  const touched = new Map<string, StackResourceSummary>();
  for (const event of stack.events.toReversed()) {
    if (event.logicalId === stack.name) continue;
    touched.set(event.logicalId, {
      LogicalResourceId: event.logicalId,
      PhysicalResourceId: event.physicalId,
      ResourceType: event.type,
      LastUpdatedTimestamp: dateOf(event.at),
      ResourceStatus: event.status,
      ResourceStatusReason: event.reason,
    });
  }
  return [...untouchedOf(stack), ...touched.values()];
}

function untouchedOf(stack: StackLife): StackResourceSummary[] {
  if (stack.settings.name !== stack.name) return [];
  return stack.settings.resources
    .filter((resource) => resource.work === 'existing')
    .map((resource) => ({
      LogicalResourceId: resource.logicalId,
      PhysicalResourceId: resource.physicalId,
      ResourceType: resource.type,
      LastUpdatedTimestamp: dateOf(stack.createdAt),
      ResourceStatus: 'CREATE_COMPLETE',
    }));
}
