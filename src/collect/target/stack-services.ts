import { AwsFailure } from '../../aws/failure.ts';
import type { AwsPort } from '../../aws/port.ts';
import type { StackResource } from '../../model/stack.ts';
import { readAnswer } from '../answers/read-answer.ts';
import { stackEventsAnswer } from '../answers/stack.ts';
import { followPages, unique } from '../pages.ts';
import { listStackResources } from '../stack-resources.ts';
import { DEFAULT_CLUSTER, ecsResource, isName, parseArn } from './arn.ts';

const PAGES = 20;

/** A service that a stack holds. */
export interface StackService {
  readonly cluster: string;
  readonly service: string;
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
async function resourcesOrNone(port: AwsPort, stack: string): Promise<readonly StackResource[]> {
  try {
    return await listStackResources(port, stack);
  } catch (error) {
    if (error instanceof AwsFailure && error.kind === 'denied') return [];
    throw error;
  }
}

/** Newest first, as the events come. */
async function resourcesInEvents(port: AwsPort, stack: string): Promise<readonly StackResource[]> {
  const { items } = await followPages('cloudformation:DescribeStackEvents', PAGES, async (NextToken) => {
    const answer = await port.call('DescribeStackEvents', { StackName: stack, NextToken });
    const page = readAnswer(stackEventsAnswer, 'DescribeStackEvents', answer);
    return { items: page.StackEvents, next: page.NextToken };
  });
  return items;
}

/** The physical id of a service is its ARN; an old short ARN lacks the cluster, which then is one of the stack. */
function servicesAmong(resources: readonly StackResource[]): readonly StackService[] {
  const clusterId =
    resources.find(({ resourceType }) => resourceType === 'AWS::ECS::Cluster')?.physicalId ?? '';
  const fallback = isName(clusterId) ? clusterId : DEFAULT_CLUSTER;
  const services = resources
    .filter(({ resourceType }) => resourceType === 'AWS::ECS::Service')
    .flatMap(({ physicalId }): StackService[] => {
      const arn = parseArn(physicalId ?? '');
      const resource = arn && ecsResource(arn);
      if (resource?.type !== 'service') return [];
      return [{ cluster: resource.cluster ?? fallback, service: resource.name }];
    });
  const names = unique(services.map(({ cluster, service }) => `${cluster}/${service}`));
  return names.flatMap(
    (name) => services.find(({ cluster, service }) => `${cluster}/${service}` === name) ?? [],
  );
}
