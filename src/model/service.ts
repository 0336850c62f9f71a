import type { Instant } from './instant.ts';
import type { Setting } from './setting.ts';
import type { Untrusted } from './text.ts';

/** Where the tasks of a service are registered. Classic load balancers have a name and no target group. */
export interface ServiceLoadBalancer {
  readonly targetGroupArn?: Untrusted;
  readonly loadBalancerName?: Untrusted;
  readonly containerName?: Untrusted;
  readonly containerPort?: Setting<number>;
}

export interface CircuitBreaker {
  readonly enabled: boolean;
  readonly rollback: boolean;
}

/** What was asked for: the settings of a service. */
export interface ServiceSettings {
  readonly name: Untrusted;
  readonly arn: Untrusted;
  readonly clusterName: Untrusted;
  readonly taskDefinitionArn?: Untrusted;
  readonly desiredCount: Setting<number>;
  readonly launchType?: Untrusted;
  readonly capacityProviders: readonly Untrusted[];
  readonly schedulingStrategy: Untrusted;
  /** ECS, CODE_DEPLOY or EXTERNAL. */
  readonly deploymentController: Untrusted;
  /** Absent when it was never set, which ECS treats as 0. */
  readonly healthCheckGracePeriodSeconds?: Setting<number>;
  readonly minimumHealthyPercent?: Setting<number>;
  readonly maximumPercent?: Setting<number>;
  readonly strategy?: Untrusted;
  readonly circuitBreaker?: CircuitBreaker;
  readonly loadBalancers: readonly ServiceLoadBalancer[];
  readonly placementConstraints: readonly Untrusted[];
}

/** One entry of `deployments[]` in DescribeServices. */
export interface Deployment {
  /** `ecs-svc/…`, the value that tasks carry in `startedBy`. */
  readonly id: Untrusted;
  /** PRIMARY, ACTIVE or INACTIVE. */
  readonly status: Untrusted;
  readonly taskDefinitionArn?: Untrusted;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  /** IN_PROGRESS, COMPLETED or FAILED; absent for controllers other than ECS. */
  readonly rolloutState?: Untrusted;
  readonly rolloutStateReason?: Untrusted;
  readonly createdAt?: Instant;
  readonly updatedAt?: Instant;
}

export interface ServiceEvent {
  readonly id: Untrusted;
  readonly at: Instant;
  readonly message: Untrusted;
}

/** What happens: the state of a service when it was read. Events are newest first, at most 100. */
export interface ServiceState {
  /** ACTIVE, DRAINING or INACTIVE. */
  readonly status: Untrusted;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly createdAt?: Instant;
  readonly deployments: readonly Deployment[];
  readonly events: readonly ServiceEvent[];
}

/** One deployment in the history of a service (kept for 90 days), newest first. */
export interface ServiceDeployment {
  readonly arn: Untrusted;
  /** PENDING, IN_PROGRESS, SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, … */
  readonly status: Untrusted;
  readonly statusReason?: Untrusted;
  readonly createdAt?: Instant;
  readonly startedAt?: Instant;
  readonly finishedAt?: Instant;
  /** Whose last segment is the number in `ecs-svc/NUMBER`. */
  readonly targetRevisionArn?: Untrusted;
  readonly sourceRevisionArns: readonly Untrusted[];
  readonly lifecycleStage?: Untrusted;
  readonly rollback?: {
    readonly reason?: Untrusted;
    readonly startedAt?: Instant;
    readonly revisionArn?: Untrusted;
  };
  readonly circuitBreaker?: {
    readonly status?: Untrusted;
    readonly failureCount?: number;
    readonly threshold?: number;
  };
  readonly triggeredAlarms: readonly Untrusted[];
}

/** What one deployment asked for, kept although the service has moved on. */
export interface ServiceRevision {
  readonly arn: Untrusted;
  readonly taskDefinitionArn?: Untrusted;
  readonly createdAt?: Instant;
}
