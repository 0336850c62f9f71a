import {
  DescribeContainerInstancesCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTasksCommand,
} from '@aws-sdk/client-ecs';
import { guardReadOnly } from './read-only.ts';
import type { ClientSettings, Senders } from './sender.ts';

type Operation =
  | 'DescribeServices'
  | 'ListServices'
  | 'ListClusters'
  | 'ListTasks'
  | 'DescribeTasks'
  | 'DescribeTaskDefinition'
  | 'ListServiceDeployments'
  | 'DescribeServiceDeployments'
  | 'DescribeServiceRevisions'
  | 'DescribeContainerInstances';

/** The reading operations of ECS, each behind one client. */
export function ecsSenders(settings: ClientSettings): Senders<Operation> {
  const client = guardReadOnly(new ECSClient({ ...settings }));
  return {
    DescribeServices: (input, options) => client.send(new DescribeServicesCommand(input), options),
    ListServices: (input, options) => client.send(new ListServicesCommand(input), options),
    ListClusters: (input, options) => client.send(new ListClustersCommand(input), options),
    ListTasks: (input, options) => client.send(new ListTasksCommand(input), options),
    DescribeTasks: (input, options) => client.send(new DescribeTasksCommand(input), options),
    DescribeTaskDefinition: (input, options) =>
      client.send(new DescribeTaskDefinitionCommand(input), options),
    ListServiceDeployments: (input, options) =>
      client.send(new ListServiceDeploymentsCommand(input), options),
    DescribeServiceDeployments: (input, options) =>
      client.send(new DescribeServiceDeploymentsCommand(input), options),
    DescribeServiceRevisions: (input, options) =>
      client.send(new DescribeServiceRevisionsCommand(input), options),
    DescribeContainerInstances: (input, options) =>
      client.send(new DescribeContainerInstancesCommand(input), options),
  };
}

/** The region that the shared configuration files give a profile, or `undefined` where they give none. */
export async function sharedRegion(profile: string | undefined): Promise<string | undefined> {
  try {
    return await new ECSClient({ profile }).config.region();
  } catch (error) {
    if (error instanceof Error && error.message === 'Region is missing') return undefined;
    throw error;
  }
}
