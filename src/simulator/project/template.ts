import type { RevisionSettings, ServiceSettings, TargetGroupSettings } from '../settings.ts';
import type { StackLife, WorldState } from '../world/state.ts';

/** The template of each stack, as JSON; that of a parent holds the nested stack alone. */
export function projectTemplates(world: WorldState): Record<string, string> {
  return Object.fromEntries(
    world.stacks.map((stack) => [
      stack.name,
      JSON.stringify({ Resources: templateResources(world, stack) }, null, 2),
    ]),
  );
}

function templateResources(world: WorldState, stack: StackLife): Record<string, unknown> {
  const { serviceName, serviceLogicalId, nestedIn } = stack.settings;
  if (nestedIn !== undefined && nestedIn.name === stack.name) {
    const properties = { TemplateURL: 'https://s3.eu-west-1.amazonaws.com/templates/service.json' };
    return { [nestedIn.logicalId]: { Type: 'AWS::CloudFormation::Stack', Properties: properties } };
  }
  const service = world.settings.services.find((candidate) => candidate.name === serviceName);
  const revision = service?.releases.at(-1)?.revision;
  if (service === undefined || revision === undefined) return {};
  return {
    TaskDefinition: taskDefinitionResource(revision),
    ...(service.targetGroup && { TargetGroup: targetGroupResource(service.targetGroup) }),
    [serviceLogicalId]: serviceResource(world, service, revision),
  };
}

function taskDefinitionResource({ cpuUnits, memoryMiB, container }: RevisionSettings): unknown {
  const { check } = container;
  return {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Cpu: String(cpuUnits),
      Memory: String(memoryMiB),
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      ContainerDefinitions: [
        {
          Name: container.name,
          Image: container.image,
          Essential: true,
          Memory: container.memoryMiB,
          PortMappings: [{ ContainerPort: container.port, Protocol: 'tcp' }],
          HealthCheck: check && {
            Command: check.command,
            Interval: check.intervalSeconds,
            Timeout: check.timeoutSeconds,
            Retries: check.retries,
            StartPeriod: check.startPeriodSeconds,
          },
        },
      ],
    },
  };
}

function targetGroupResource(group: TargetGroupSettings): unknown {
  return {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      HealthCheckPath: group.path,
      HealthCheckIntervalSeconds: group.intervalSeconds,
      HealthCheckTimeoutSeconds: group.timeoutSeconds,
      HealthyThresholdCount: group.healthyThreshold,
      UnhealthyThresholdCount: group.unhealthyThreshold,
      Port: 80,
      Protocol: 'HTTP',
      TargetType: 'ip',
    },
  };
}

function serviceResource(world: WorldState, service: ServiceSettings, revision: RevisionSettings): unknown {
  const { container } = revision;
  const balancer = { ContainerName: container.name, ContainerPort: container.port };
  return {
    Type: 'AWS::ECS::Service',
    Properties: {
      Cluster: world.settings.cluster,
      DesiredCount: service.desiredCount,
      LaunchType: 'FARGATE',
      HealthCheckGracePeriodSeconds: service.gracePeriodSeconds,
      DeploymentConfiguration: {
        MinimumHealthyPercent: service.minimumHealthyPercent,
        MaximumPercent: service.maximumPercent,
        DeploymentCircuitBreaker: service.circuitBreaker.enable
          ? { Enable: true, Rollback: service.circuitBreaker.rollback }
          : undefined,
      },
      TaskDefinition: { Ref: 'TaskDefinition' },
      LoadBalancers: service.targetGroup && [{ ...balancer, TargetGroupArn: { Ref: 'TargetGroup' } }],
    },
  };
}
