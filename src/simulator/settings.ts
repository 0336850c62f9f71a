import type { Application } from './application.ts';

/** The check that Docker makes inside a container. `path` is what its command asks the application for. */
export interface ContainerCheckSettings {
  readonly command: readonly string[];
  readonly path: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

export interface ContainerSettings {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly port: number;
  /** The hard limit of the container; the task's memory is its only limit where this is left out. */
  readonly memoryMiB?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Variable name → ARN of the secret. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly check?: ContainerCheckSettings;
  readonly stopTimeoutSeconds?: number;
  readonly logGroup: string;
  readonly logPrefix: string;
  /** Why the image cannot be pulled: the text behind `CannotPullContainerError: `. */
  readonly pullFailure?: string;
  readonly application: Application;
}

/** A task definition. Its tasks have one container, which is essential. */
export interface RevisionSettings {
  readonly family: string;
  readonly revision: number;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly container: ContainerSettings;
}

/**
 * Something that befalls a service from outside, seconds after the story starts: its oldest tasks are taken away, somebody asks
 * for more or fewer of them, or deletes it.
 */
export type Intervention =
  | { readonly kind: 'stop'; readonly atSeconds: number; readonly tasks: number; readonly by: Stopper }
  | { readonly kind: 'scale'; readonly atSeconds: number; readonly desiredCount: number }
  | { readonly kind: 'delete'; readonly atSeconds: number };

/** Who stops a task with which nothing is wrong. */
export type Stopper = 'spot' | 'operator' | 'host' | 'maintenance';

/** A target group of type `ip` behind an Application Load Balancer. */
export interface TargetGroupSettings {
  readonly name: string;
  readonly loadBalancerName: string;
  readonly path: string;
  /** Status codes and ranges that count as healthy: `200`, `200,301`, `200-399`. */
  readonly matcher: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly deregistrationDelaySeconds: number;
}

/** A task definition that a service is told to run, seconds after the story starts (negative: before). */
export interface Release {
  readonly atSeconds: number;
  readonly revision: RevisionSettings;
}

/**
 * When an unhealthy task that has a replacement is stopped: as soon as the replacement runs and is registered, or only
 * once the replacement has been judged healthy or unhealthy.
 */
export type ReplacementPolicy = 'when-replacement-runs' | 'when-replacement-is-judged';

export interface ServiceSettings {
  readonly name: string;
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly gracePeriodSeconds?: number;
  readonly circuitBreaker: { readonly enable: boolean; readonly rollback: boolean };
  readonly targetGroup?: TargetGroupSettings;
  readonly stopUnhealthy: ReplacementPolicy;
  /** In order of time; the first one creates the service. */
  readonly releases: readonly [Release, ...Release[]];
  readonly interventions?: readonly Intervention[];
}

/** A task outside any service that is run again and again and ends by itself. */
export interface OneOffSettings {
  readonly revision: RevisionSettings;
  readonly startedBy: string;
  readonly firstAtSeconds: number;
  readonly everySeconds: number;
}

/** A resource of a stack other than the service; seconds count from the start of the stack operation. */
export interface StackResourceSettings {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  /** `existing`: made long before and not touched by this operation. */
  readonly work: 'existing' | { readonly fromSeconds: number; readonly takesSeconds: number };
}

/** A CloudFormation stack that creates or updates the service and waits for it. */
export interface StackSettings {
  readonly name: string;
  readonly description: string;
  readonly operation: 'CREATE' | 'UPDATE';
  /** When the operation begins, relative to the start of the story. */
  readonly beginsAtSeconds: number;
  readonly resources: readonly StackResourceSettings[];
  readonly serviceName: string;
  readonly serviceLogicalId: string;
  /** The parent, where the stack is a nested one. */
  readonly nestedIn?: { readonly name: string; readonly logicalId: string };
}

/** Everything that a world is made from. */
export interface WorldSettings {
  readonly cluster: string;
  readonly services: readonly ServiceSettings[];
  readonly oneOffs: readonly OneOffSettings[];
  readonly stacks: readonly StackSettings[];
  /** Whether the console's event capture is on for the cluster; it is off unless somebody switched it on. */
  readonly eventCapture?: 'on';
}
