import type { Section } from './section.ts';
import type { Setting } from './setting.ts';
import type { Untrusted } from './text.ts';

/** What was asked for: how a load balancer checks its targets. */
export interface TargetGroup {
  readonly arn: Untrusted;
  readonly name: Untrusted;
  readonly protocol?: Untrusted;
  /** HTTP1, HTTP2 or GRPC: what an application load balancer speaks to the targets, and in its check. */
  readonly protocolVersion?: Untrusted;
  readonly port?: Setting<number>;
  /** `ip`, `instance`, `lambda` or `alb`. */
  readonly targetType?: Untrusted;
  readonly healthCheckProtocol?: Untrusted;
  /** A port number, or the literal `traffic-port`. */
  readonly healthCheckPort?: Untrusted;
  readonly healthCheckPath?: Untrusted;
  readonly healthCheckIntervalSeconds?: Setting<number>;
  readonly healthCheckTimeoutSeconds?: Setting<number>;
  readonly healthyThreshold?: Setting<number>;
  readonly unhealthyThreshold?: Setting<number>;
  /** The status codes that count as healthy, for example `200-399`. */
  readonly matcher?: Untrusted;
  readonly loadBalancerArns: readonly Untrusted[];
  readonly deregistrationDelaySeconds?: Setting<number>;
  /** Whether a network load balancer begins each connection with a header of proxy protocol version 2. */
  readonly sendsProxyProtocol?: boolean;
}

/** What happens: one target as DescribeTargetHealth shows it. */
export interface TargetHealth {
  /** A private address (target type ip) or an EC2 instance id. */
  readonly targetId: Untrusted;
  readonly port?: number;
  /** initial, healthy, unhealthy, unused, draining, unavailable or unhealthy.draining. */
  readonly state: Untrusted;
  readonly reason?: Untrusted;
  readonly description?: Untrusted;
}

/** The targets of one group. They are read group by group, so one may be denied and another present. */
export interface TargetGroupHealth {
  readonly targetGroupArn: Untrusted;
  readonly targets: Section<readonly TargetHealth[]>;
}
