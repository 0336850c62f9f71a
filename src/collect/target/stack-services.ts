import { AwsFailure } from '../../aws/failure.ts';
import type { AwsPort } from '../../aws/port.ts';
import { readAnswer } from '../answers/read-answer.ts';
import { stackEventsAnswer, stackResourcesAnswer } from '../answers/stack.ts';
import { followPages, unique } from '../pages.ts';
import { DEFAULT_CLUSTER, ecsResource, isName, parseArn } from './arn.ts';

const PAGES = 20;
/** How deep stacks within stacks are followed. */
const DEPTH = 5;

/** A service that a stack holds. */
export interface StackService {
  readonly cluster: string;
  readonly service: string;
}

interface Resource {
  readonly type: string;
  readonly physicalId: string;
  readonly status: string;
}

/**
 * The ECS services of a stack and of the stacks within it. A service that is still being created already has its name
 * here. Where the resources have none, the events still tell of one that a rollback has deleted. Rejects with an
 * `AwsFailure`; of kind `not-found` where there is no such stack.
 */
export async function servicesOfStack(port: AwsPort, stack: string): Promise<readonly StackService[]> {
  const resources = await resourcesOrNone(port, stack);
  const standing = servicesAmong(resources.filter(({ status }) => status !== 'DELETE_COMPLETE'));
  if (standing.length > 0) return standing;
  return servicesAmong([...resources, ...(await resourcesInEvents(port, stack))]);
}

/** Where the resources may not be listed, the events tell the same a little longer. */
async function resourcesOrNone(port: AwsPort, stack: string): Promise<readonly Resource[]> {
  try {
    return await resourcesWithin(port, stack, DEPTH);
  } catch (error) {
    if (error instanceof AwsFailure && error.kind === 'denied') return [];
    throw error;
  }
}

async function resourcesWithin(port: AwsPort, stack: string, depth: number): Promise<readonly Resource[]> {
  const { items } = await followPages('cloudformation:ListStackResources', PAGES, async (NextToken) => {
    const answer = await port.call('ListStackResources', { StackName: stack, NextToken });
    const page = readAnswer(stackResourcesAnswer, 'ListStackResources', answer);
    const found = page.StackResourceSummaries.map((one) => ({
      type: one.ResourceType,
      physicalId: one.PhysicalResourceId ?? '',
      status: one.ResourceStatus ?? '',
    }));
    return { items: found, next: page.NextToken };
  });
  if (depth === 0) return items;
  const nested = items.filter(
    ({ type, physicalId }) => type === 'AWS::CloudFormation::Stack' && physicalId !== '',
  );
  const within = await Promise.all(
    nested.map(({ physicalId }) => resourcesWithin(port, physicalId, depth - 1)),
  );
  return [...items, ...within.flat()];
}

/** Newest first, as the events come. */
async function resourcesInEvents(port: AwsPort, stack: string): Promise<readonly Resource[]> {
  const { items } = await followPages('cloudformation:DescribeStackEvents', PAGES, async (NextToken) => {
    const answer = await port.call('DescribeStackEvents', { StackName: stack, NextToken });
    const page = readAnswer(stackEventsAnswer, 'DescribeStackEvents', answer);
    const found = page.StackEvents.map((one) => ({
      type: one.resourceType,
      physicalId: one.physicalId ?? '',
      status: one.status,
    }));
    return { items: found, next: page.NextToken };
  });
  return items;
}

/** The physical id of a service is its ARN; an old short ARN lacks the cluster, which then is one of the stack. */
function servicesAmong(resources: readonly Resource[]): readonly StackService[] {
  const clusterId = resources.find(({ type }) => type === 'AWS::ECS::Cluster')?.physicalId ?? '';
  const fallback = isName(clusterId) ? clusterId : DEFAULT_CLUSTER;
  const services = resources
    .filter(({ type }) => type === 'AWS::ECS::Service')
    .flatMap(({ physicalId }): StackService[] => {
      const arn = parseArn(physicalId);
      const resource = arn && ecsResource(arn);
      if (resource?.type !== 'service') return [];
      return [{ cluster: resource.cluster ?? fallback, service: resource.name }];
    });
  const names = unique(services.map(({ cluster, service }) => `${cluster}/${service}`));
  return names.flatMap(
    (name) => services.find(({ cluster, service }) => `${cluster}/${service}` === name) ?? [],
  );
}
