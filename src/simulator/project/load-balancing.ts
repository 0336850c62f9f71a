import type {
  Action,
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { idOf, listenerArn, listenerRuleArn, loadBalancerArn, targetGroupArn } from '../names.ts';
import type { TargetGroupSettings } from '../settings.ts';
import type { WorldState } from '../world/state.ts';
import { SECURITY_GROUP_ID, ZONES } from './cluster.ts';
import { dateOf } from './dates.ts';

const VPC_ID = 'vpc-0d3a7be19c5f20486';

/** Load balancers are older than the story. */
const AGE_MS = 600_000;

/** The target groups as DescribeTargetGroups answers. */
export function projectTargetGroups(groups: readonly TargetGroupSettings[]): TargetGroup[] {
  return groups.map((group) => ({
    TargetGroupArn: targetGroupArn(group),
    TargetGroupName: group.name,
    Protocol: 'HTTP',
    ProtocolVersion: 'HTTP1',
    Port: 80,
    VpcId: VPC_ID,
    TargetType: 'ip',
    IpAddressType: 'ipv4',
    HealthCheckEnabled: true,
    HealthCheckProtocol: 'HTTP',
    HealthCheckPort: 'traffic-port',
    HealthCheckPath: group.path,
    HealthCheckIntervalSeconds: group.intervalSeconds,
    HealthCheckTimeoutSeconds: group.timeoutSeconds,
    HealthyThresholdCount: group.healthyThreshold,
    UnhealthyThresholdCount: group.unhealthyThreshold,
    Matcher: { HttpCode: group.matcher },
    LoadBalancerArns: [loadBalancerArn(group.loadBalancerName)],
  }));
}

/** One Application Load Balancer in front of each target group. */
export function projectLoadBalancers(
  world: WorldState,
  groups: readonly TargetGroupSettings[],
): LoadBalancer[] {
  return groups.map(({ loadBalancerName }) => ({
    LoadBalancerArn: loadBalancerArn(loadBalancerName),
    LoadBalancerName: loadBalancerName,
    DNSName: `${loadBalancerName}-${Number.parseInt(idOf(loadBalancerName).slice(0, 7), 16)}.eu-west-1.elb.amazonaws.com`,
    CanonicalHostedZoneId: 'Z32O12XQLNTSW2',
    CreatedTime: dateOf(world.start - AGE_MS),
    Scheme: 'internet-facing',
    VpcId: VPC_ID,
    State: { Code: 'active' },
    Type: 'application',
    AvailabilityZones: ZONES.map((zone) => ({
      ZoneName: zone.name,
      SubnetId: zone.subnetId,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: [SECURITY_GROUP_ID],
    IpAddressType: 'ipv4',
  }));
}

/** A listener on port 80 that forwards everything. */
export function projectListeners(groups: readonly TargetGroupSettings[]): Listener[] {
  return groups.map((group) => ({
    ListenerArn: listenerArn(group.loadBalancerName),
    LoadBalancerArn: loadBalancerArn(group.loadBalancerName),
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [forwardTo(group)],
  }));
}

/** The default rule of each listener. */
export function projectRules(groups: readonly TargetGroupSettings[]): Rule[] {
  return groups.map((group) => ({
    RuleArn: listenerRuleArn(group.loadBalancerName),
    Priority: 'default',
    Conditions: [],
    Actions: [forwardTo(group)],
    IsDefault: true,
  }));
}

function forwardTo(group: TargetGroupSettings): Action {
  return { Type: 'forward', TargetGroupArn: targetGroupArn(group), Order: 1 };
}
