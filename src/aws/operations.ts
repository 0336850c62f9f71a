import type {
  DescribeStackEventsCommandInput,
  DescribeStacksCommandInput,
  ListStackResourcesCommandInput,
} from '@aws-sdk/client-cloudformation';
import type { FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import type {
  DescribeContainerInstancesCommandInput,
  DescribeServiceDeploymentsCommandInput,
  DescribeServiceRevisionsCommandInput,
  DescribeServicesCommandInput,
  DescribeTaskDefinitionCommandInput,
  DescribeTasksCommandInput,
  ListClustersCommandInput,
  ListServiceDeploymentsCommandInput,
  ListServicesCommandInput,
  ListTasksCommandInput,
} from '@aws-sdk/client-ecs';
import type {
  DescribeListenersCommandInput,
  DescribeLoadBalancersCommandInput,
  DescribeTargetGroupAttributesCommandInput,
  DescribeTargetGroupsCommandInput,
  DescribeTargetHealthCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';

/** What each operation is asked. Only reading operations exist: the program has no way to change anything in AWS. */
export interface Inputs {
  DescribeServices: DescribeServicesCommandInput;
  ListServices: ListServicesCommandInput;
  ListClusters: ListClustersCommandInput;
  ListTasks: ListTasksCommandInput;
  DescribeTasks: DescribeTasksCommandInput;
  DescribeTaskDefinition: DescribeTaskDefinitionCommandInput;
  ListServiceDeployments: ListServiceDeploymentsCommandInput;
  DescribeServiceDeployments: DescribeServiceDeploymentsCommandInput;
  DescribeServiceRevisions: DescribeServiceRevisionsCommandInput;
  DescribeContainerInstances: DescribeContainerInstancesCommandInput;
  DescribeTargetGroups: DescribeTargetGroupsCommandInput;
  DescribeTargetGroupAttributes: DescribeTargetGroupAttributesCommandInput;
  DescribeTargetHealth: DescribeTargetHealthCommandInput;
  DescribeLoadBalancers: DescribeLoadBalancersCommandInput;
  DescribeListeners: DescribeListenersCommandInput;
  DescribeStacks: DescribeStacksCommandInput;
  DescribeStackEvents: DescribeStackEventsCommandInput;
  ListStackResources: ListStackResourcesCommandInput;
  FilterLogEvents: FilterLogEventsCommandInput;
}

export type OperationName = keyof Inputs;

/** What is not answered once: it opens a session that goes on. */
export type SessionName = 'StartLiveTail';

export type AwsService = 'ecs' | 'elasticloadbalancing' | 'cloudformation' | 'logs';

/** Which service answers an operation; `service:Operation` is also the IAM action that it needs. */
export const SERVICE_OF: Readonly<Record<OperationName | SessionName, AwsService>> = {
  DescribeServices: 'ecs',
  ListServices: 'ecs',
  ListClusters: 'ecs',
  ListTasks: 'ecs',
  DescribeTasks: 'ecs',
  DescribeTaskDefinition: 'ecs',
  ListServiceDeployments: 'ecs',
  DescribeServiceDeployments: 'ecs',
  DescribeServiceRevisions: 'ecs',
  DescribeContainerInstances: 'ecs',
  DescribeTargetGroups: 'elasticloadbalancing',
  DescribeTargetGroupAttributes: 'elasticloadbalancing',
  DescribeTargetHealth: 'elasticloadbalancing',
  DescribeLoadBalancers: 'elasticloadbalancing',
  DescribeListeners: 'elasticloadbalancing',
  DescribeStacks: 'cloudformation',
  DescribeStackEvents: 'cloudformation',
  ListStackResources: 'cloudformation',
  FilterLogEvents: 'logs',
  StartLiveTail: 'logs',
};

/** The IAM action of an operation, for example `ecs:DescribeServices`. */
export function actionOf(operation: OperationName | SessionName): string {
  return `${SERVICE_OF[operation]}:${operation}`;
}
