import type { Instant } from './instant.ts';
import type { Untrusted } from './text.ts';

export interface Container {
  readonly name: Untrusted;
  readonly lastStatus?: Untrusted;
  /** Absent when the container never started, or its host was lost: that is not the same as 0. */
  readonly exitCode?: number;
  readonly reason?: Untrusted;
  /** HEALTHY, UNHEALTHY or UNKNOWN. */
  readonly healthStatus?: Untrusted;
  readonly runtimeId?: Untrusted;
  readonly image?: Untrusted;
  readonly imageDigest?: Untrusted;
  readonly hostPorts: readonly number[];
}

/**
 * Where a task is still on record although ECS no longer shows it. `event-capture`: its events were kept, and say all that
 * ECS said. `log-stream`: only what its containers wrote is left, from the first line to the last. `service-event`: an event
 * of its service names it as unhealthy, last at that time.
 */
export type TaskRecord =
  | { readonly kind: 'event-capture'; readonly group: Untrusted }
  | {
      readonly kind: 'log-stream';
      readonly group: Untrusted;
      readonly firstAt: Instant;
      readonly lastAt: Instant;
    }
  | { readonly kind: 'service-event'; readonly lastAt: Instant };

/** One task, running or stopped. The meaning of each time is in the ECS API reference under Task. */
export interface Task {
  readonly arn: Untrusted;
  /** The last segment of the ARN. */
  readonly id: Untrusted;
  readonly taskDefinitionArn: Untrusted;
  /** `service:NAME` for tasks of a service. */
  readonly group?: Untrusted;
  /** For tasks of a service the id of their deployment, `ecs-svc/…`. */
  readonly startedBy?: Untrusted;
  readonly lastStatus: Untrusted;
  readonly desiredStatus?: Untrusted;
  readonly healthStatus?: Untrusted;
  readonly launchType?: Untrusted;
  readonly capacityProvider?: Untrusted;
  readonly availabilityZone?: Untrusted;
  readonly containerInstanceArn?: Untrusted;
  readonly privateAddress?: Untrusted;
  readonly memoryMiB?: number;
  readonly createdAt?: Instant;
  readonly connectivityAt?: Instant;
  readonly pullStartedAt?: Instant;
  readonly pullStoppedAt?: Instant;
  readonly startedAt?: Instant;
  readonly stoppingAt?: Instant;
  readonly executionStoppedAt?: Instant;
  readonly stoppedAt?: Instant;
  readonly stopCode?: Untrusted;
  readonly stoppedReason?: Untrusted;
  readonly containers: readonly Container[];
  /** Absent where ECS itself shows the task. */
  readonly recordedIn?: TaskRecord;
}

/** An EC2 host of the cluster. */
export interface ContainerInstance {
  readonly arn: Untrusted;
  readonly instanceId?: Untrusted;
  readonly status?: Untrusted;
  readonly agentConnected?: boolean;
}
