import type { AwsService, OperationName } from '../../aws/operations.ts';
import type { Account } from '../account.ts';
import type { Operation } from './common/operation.ts';
import { unknownOperation } from './common/refusal.ts';
import { describeClusters } from './describe-clusters.ts';
import { describeContainerInstances } from './describe-container-instances.ts';
import { describeListeners } from './describe-listeners.ts';
import { describeLoadBalancers } from './describe-load-balancers.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { describeRules } from './describe-rules.ts';
import { describeServiceDeployments } from './describe-service-deployments.ts';
import { describeServiceRevisions } from './describe-service-revisions.ts';
import { describeServices } from './describe-services.ts';
import { describeStackEvents } from './describe-stack-events.ts';
import { describeStackResources } from './describe-stack-resources.ts';
import { describeStacks } from './describe-stacks.ts';
import { describeTargetGroupAttributes } from './describe-target-group-attributes.ts';
import { describeTargetGroups } from './describe-target-groups.ts';
import { describeTargetHealth } from './describe-target-health.ts';
import { describeTaskDefinition } from './describe-task-definition.ts';
import { describeTasks } from './describe-tasks.ts';
import { type FaultState, strike } from './fault-state.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { getTemplate } from './get-template.ts';
import { listClusters } from './list-clusters.ts';
import { listServiceDeployments } from './list-service-deployments.ts';
import { listServices } from './list-services.ts';
import { listStackResources } from './list-stack-resources.ts';
import { listTasks } from './list-tasks.ts';

/** Operations that the program never calls, but that people who look around in the simulator do. */
type FurtherOperationName =
  | 'DescribeClusters'
  | 'DescribeListeners'
  | 'DescribeLoadBalancers'
  | 'DescribeLogGroups'
  | 'DescribeLogStreams'
  | 'DescribeRules'
  | 'DescribeStackResources'
  | 'GetLogEvents'
  | 'GetTemplate';

const OPERATIONS: Readonly<Record<OperationName | FurtherOperationName, Operation>> = {
  DescribeClusters: describeClusters,
  DescribeContainerInstances: describeContainerInstances,
  DescribeListeners: describeListeners,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeLogGroups: describeLogGroups,
  DescribeLogStreams: describeLogStreams,
  DescribeRules: describeRules,
  DescribeServiceDeployments: describeServiceDeployments,
  DescribeServiceRevisions: describeServiceRevisions,
  DescribeServices: describeServices,
  DescribeStackEvents: describeStackEvents,
  DescribeStackResources: describeStackResources,
  DescribeStacks: describeStacks,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  DescribeTargetGroups: describeTargetGroups,
  DescribeTargetHealth: describeTargetHealth,
  DescribeTaskDefinition: describeTaskDefinition,
  DescribeTasks: describeTasks,
  FilterLogEvents: filterLogEvents,
  GetLogEvents: getLogEvents,
  GetTemplate: getTemplate,
  ListClusters: listClusters,
  ListServiceDeployments: listServiceDeployments,
  ListServices: listServices,
  ListStackResources: listStackResources,
  ListTasks: listTasks,
};

const BY_NAME: ReadonlyMap<string, Operation> = new Map(Object.entries(OPERATIONS));

/** Every operation that is answered, with the service that it belongs to. */
export function listOperations(): { name: string; service: AwsService }[] {
  return [...BY_NAME].map(([name, { service }]) => ({ name, service }));
}

/**
 * The answer of a service to an operation, in the shape of the SDK's output. Throws an `ApiError` where AWS would
 * refuse or a fault strikes.
 */
export function answer(
  account: Account,
  service: AwsService,
  operation: string,
  input: unknown,
  state: FaultState,
): unknown {
  const known = BY_NAME.get(operation);
  if (known?.service !== service) throw unknownOperation(service, operation);
  strike(state, service, operation);
  return known.answer(account, input, state.faults);
}
