import type { LoadBalancer } from '@aws-sdk/client-ecs';
import type {
  Listener,
  TargetGroup,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { arn } from './arn.ts';
import { hex } from './chance.ts';
import { courseOf, type TaskSpec } from './course.ts';
import type { BalancerSpec, ServiceSpec } from './service-spec.ts';
import { addressOf, hostPortOf, INSTANCE, zoneOf } from './task.ts';

/** The ARN of the target group of a service. */
export function groupArn(service: ServiceSpec): string {
  return arn('elasticloadbalancing', `targetgroup/${service.name}/${hex(`group/${service.name}`, 16)}`);
}

/** The target group of a service; none where it has no load balancer. */
export function targetGroups(service: ServiceSpec): TargetGroup[] {
  const { balancer } = service;
  if (balancer === undefined) return [];
  return [
    {
      TargetGroupArn: groupArn(service),
      TargetGroupName: service.name,
      Protocol: balancer.kind === 'app' ? 'HTTP' : 'TCP',
      Port: balancer.port,
      VpcId: 'vpc-0692240eab3fc2137',
      HealthCheckProtocol: balancer.kind === 'app' ? 'HTTP' : 'TCP',
      HealthCheckPort: 'traffic-port',
      HealthCheckEnabled: true,
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: balancer.kind === 'app' ? 5 : 10,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
      ...(balancer.kind === 'app' ? { HealthCheckPath: '/health', Matcher: { HttpCode: '200' } } : {}),
      LoadBalancerArns: [loadBalancerArn(service, balancer)],
      TargetType: service.launch === 'EC2' ? 'instance' : 'ip',
      ProtocolVersion: balancer.kind === 'app' ? 'HTTP1' : undefined,
      IpAddressType: 'ipv4',
      ...balancer.group,
    },
  ];
}

/** How the service names its target group. */
export function attachments(service: ServiceSpec): LoadBalancer[] {
  const { balancer } = service;
  if (balancer === undefined) return [];
  return [
    { targetGroupArn: groupArn(service), containerName: balancer.container, containerPort: balancer.port },
  ];
}

/** The listener that forwards to the target group. */
export function listeners(service: ServiceSpec): Listener[] {
  const { balancer } = service;
  if (balancer === undefined) return [];
  const loadBalancer = loadBalancerArn(service, balancer);
  return [
    {
      ListenerArn: `${loadBalancer.replace(':loadbalancer/', ':listener/')}/${hex(`listener/${service.name}`, 16)}`,
      LoadBalancerArn: loadBalancer,
      Port: 443,
      Protocol: balancer.kind === 'app' ? 'HTTPS' : 'TLS',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: groupArn(service), Order: 1 }],
    },
  ];
}

/** What DescribeTargetHealth says now: a row for each task that is registered and not yet gone. */
export function targetHealth(service: ServiceSpec, tasks: readonly TaskSpec[]): TargetHealthDescription[] {
  const { balancer } = service;
  if (balancer === undefined) return [];
  return tasks
    .filter((spec) => {
      const { registeredAt, executionStoppedAt = 1 } = courseOf(spec);
      return registeredAt !== undefined && registeredAt <= 0 && executionStoppedAt > 0;
    })
    .map((spec) => ({ Target: target(service, spec, balancer), TargetHealth: health(spec, balancer) }));
}

function target(service: ServiceSpec, spec: TaskSpec, balancer: BalancerSpec) {
  if (service.launch !== 'EC2') {
    return { Id: addressOf(spec), Port: balancer.port, AvailabilityZone: zoneOf(spec) };
  }
  const definition = service.containers.find(({ name }) => name === balancer.container);
  return { Id: INSTANCE, Port: hostPortOf(spec, definition) };
}

function health(spec: TaskSpec, { group = {} }: BalancerSpec): TargetHealthDescription['TargetHealth'] {
  const { registeredAt = 0, stoppingAt = 1 } = courseOf(spec);
  if (stoppingAt <= 0) {
    return {
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
      Description: 'Target deregistration is in progress',
    };
  }
  const eventually = spec.target ?? { State: 'healthy' };
  const interval = group.HealthCheckIntervalSeconds ?? 30;
  const patience = eventually.State === 'healthy' ? 12 : interval * (group.UnhealthyThresholdCount ?? 2);
  if (-registeredAt > patience) return eventually;
  return {
    State: 'initial',
    Reason: 'Elb.InitialHealthChecking',
    Description: 'Initial health checks in progress',
  };
}

function loadBalancerArn(service: ServiceSpec, { kind }: BalancerSpec): string {
  return arn(
    'elasticloadbalancing',
    `loadbalancer/${kind}/${service.name}/${hex(`balancer/${service.name}`, 16)}`,
  );
}
