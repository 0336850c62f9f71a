import * as v from 'valibot';
import type { TargetGroup, TargetHealth } from '../../model/target-group.ts';
import { listOf, maybe, number, text } from './fields.ts';

const targetGroup = v.object({
  TargetGroupArn: text,
  TargetGroupName: text,
  Protocol: maybe(text),
  ProtocolVersion: maybe(text),
  Port: maybe(number),
  TargetType: maybe(text),
  HealthCheckProtocol: maybe(text),
  HealthCheckPort: maybe(text),
  HealthCheckPath: maybe(text),
  HealthCheckIntervalSeconds: maybe(number),
  HealthCheckTimeoutSeconds: maybe(number),
  HealthyThresholdCount: maybe(number),
  UnhealthyThresholdCount: maybe(number),
  Matcher: maybe(v.object({ HttpCode: maybe(text), GrpcCode: maybe(text) })),
  LoadBalancerArns: listOf(text),
});

const targetHealth = v.object({
  Target: v.object({ Id: text, Port: maybe(number) }),
  TargetHealth: v.object({ State: text, Reason: maybe(text), Description: maybe(text) }),
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html */
export const targetGroupsAnswer = v.object({
  TargetGroups: v.array(v.pipe(targetGroup, v.transform(targetGroupOf))),
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html */
export const targetHealthAnswer = v.object({
  TargetHealthDescriptions: v.array(v.pipe(targetHealth, v.transform(targetHealthOf))),
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
export const targetGroupAttributesAnswer = v.object({
  Attributes: v.array(v.object({ Key: maybe(text), Value: maybe(text) })),
});

function targetGroupOf(raw: v.InferOutput<typeof targetGroup>): TargetGroup {
  return {
    arn: raw.TargetGroupArn,
    name: raw.TargetGroupName,
    protocol: raw.Protocol,
    protocolVersion: raw.ProtocolVersion,
    port: raw.Port,
    targetType: raw.TargetType,
    healthCheckProtocol: raw.HealthCheckProtocol,
    healthCheckPort: raw.HealthCheckPort,
    healthCheckPath: raw.HealthCheckPath,
    healthCheckIntervalSeconds: raw.HealthCheckIntervalSeconds,
    healthCheckTimeoutSeconds: raw.HealthCheckTimeoutSeconds,
    healthyThreshold: raw.HealthyThresholdCount,
    unhealthyThreshold: raw.UnhealthyThresholdCount,
    matcher: raw.Matcher?.HttpCode ?? raw.Matcher?.GrpcCode,
    loadBalancerArns: raw.LoadBalancerArns,
  };
}

function targetHealthOf({ Target, TargetHealth }: v.InferOutput<typeof targetHealth>): TargetHealth {
  return {
    targetId: Target.Id,
    port: Target.Port,
    state: TargetHealth.State,
    reason: TargetHealth.Reason,
    description: TargetHealth.Description,
  };
}
