import { lastSegment } from '../../model/arn.ts';
import type { Report, StackSummary } from '../../model/report.ts';
import type { StackResource } from '../../model/stack.ts';

/** What the template of the stack calls the resources of a service, where that is known. */
export interface LogicalIds {
  readonly service?: string;
  readonly taskDefinition?: string;
  targetGroup(arn: string | undefined): string | undefined;
}

/** Finds the resources of a service among those of its stack, by what AWS calls them. */
export function logicalIds({ stack, target, blueprint }: Report): LogicalIds {
  const ofType = (type: string) => (stack?.resources ?? []).filter((one) => one.resourceType === type);
  const { service, taskDefinition } = blueprint;
  const definitions = ofType('AWS::ECS::TaskDefinition');
  const groups = ofType('AWS::ElasticLoadBalancingV2::TargetGroup');
  return {
    service: named(ofType('AWS::ECS::Service'), service?.arn, (id) => lastSegment(id) === target.service),
    taskDefinition: named(
      definitions,
      taskDefinition?.arn,
      (id) => taskDefinition !== null && familyOf(id) === taskDefinition.family,
    ),
    targetGroup: (arn) => named(groups, arn, () => false),
  };
}

/** Why a name has to be a placeholder. */
export function whyUnnamed(stack: StackSummary | null): string {
  if (stack === null) return 'no stack of the service is known';
  return stack.resources.length === 0
    ? `the resources of stack ${stack.name} could not be listed (cloudformation:ListStackResources)`
    : `stack ${stack.name} has no such resource`;
}

/** The resource with exactly this ARN, or else one that is `akin`: another revision, an ARN of the old form. */
function named(
  resources: readonly StackResource[],
  arn: string | undefined,
  akin: (physicalId: string) => boolean,
): string | undefined {
  const exact = resources.find(({ physicalId }) => physicalId !== undefined && physicalId === arn);
  return (exact ?? resources.find(({ physicalId = '' }) => akin(physicalId)))?.logicalId;
}

/** `arn:aws:ecs:…:task-definition/FAMILY:REVISION` */
function familyOf(physicalId: string): string | undefined {
  return /\/([^/]+):\d+$/.exec(physicalId)?.[1];
}
