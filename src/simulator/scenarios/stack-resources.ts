import { clusterArn, listenerArn, loadBalancerArn, targetGroupArn, taskDefinitionArn } from '../names.ts';
import type { RevisionSettings, StackResourceSettings, TargetGroupSettings } from '../settings.ts';

/** What the resources around a service are called. */
export interface ResourceNames {
  readonly cluster: string;
  readonly revision: RevisionSettings;
  readonly targetGroup: TargetGroupSettings;
}

/** The resources that a stack creates before its service, which takes about 220 s. */
export function createdResources({ cluster, revision, targetGroup }: ResourceNames): StackResourceSettings[] {
  const { logGroup } = revision.container;
  const balancer = targetGroup.loadBalancerName;
  const elb = 'AWS::ElasticLoadBalancingV2';
  return [
    created('LogGroup', logGroup, 'AWS::Logs::LogGroup', 4, 6),
    created('Cluster', clusterArn(cluster), 'AWS::ECS::Cluster', 4.4, 9),
    created('ExecutionRole', `${revision.family}-execution`, 'AWS::IAM::Role', 4.8, 18),
    created('TaskRole', `${revision.family}-task`, 'AWS::IAM::Role', 5.1, 18),
    created('TaskDefinition', taskDefinitionArn(revision), 'AWS::ECS::TaskDefinition', 84, 5),
    created('LoadBalancer', loadBalancerArn(balancer), `${elb}::LoadBalancer`, 26, 170),
    created('TargetGroup', targetGroupArn(targetGroup), `${elb}::TargetGroup`, 197, 16),
    created('Listener', listenerArn(balancer), `${elb}::Listener`, 214, 4),
  ];
}

function created(
  logicalId: string,
  physicalId: string,
  type: string,
  fromSeconds: number,
  takesSeconds: number,
): StackResourceSettings {
  return { logicalId, physicalId, type, work: { fromSeconds, takesSeconds } };
}

/** The resources of a stack that only gets a new task definition. */
export function updatedResources(names: ResourceNames): StackResourceSettings[] {
  return createdResources(names).map((resource) =>
    resource.logicalId === 'TaskDefinition'
      ? { ...resource, work: { fromSeconds: 6, takesSeconds: 4 } }
      : { ...resource, work: 'existing' },
  );
}
