import type { Setting } from './setting.ts';
import type { Untrusted } from './text.ts';

/** The container health check. Defaults of ECS: interval 30, timeout 5, retries 3, no start period. */
export interface HealthCheck {
  readonly command: readonly Untrusted[];
  readonly intervalSeconds?: Setting<number>;
  readonly timeoutSeconds?: Setting<number>;
  readonly retries?: Setting<number>;
  readonly startPeriodSeconds?: Setting<number>;
}

/** What can be said of an environment value without keeping it. Values never enter a snapshot. */
export type EnvironmentValueShape = 'set' | 'empty' | 'literal-intrinsic';

export interface EnvironmentVariable {
  readonly name: Untrusted;
  readonly shape: EnvironmentValueShape;
}

export interface ContainerDependency {
  readonly containerName: Untrusted;
  /** START, COMPLETE, SUCCESS or HEALTHY. */
  readonly condition: Untrusted;
}

/** Where a container's output goes. Only `awslogs` can be read back from CloudWatch Logs. */
export interface LogConfiguration {
  readonly driver: Untrusted;
  readonly group?: Untrusted;
  readonly region?: Untrusted;
  readonly streamPrefix?: Untrusted;
  /** With FireLens: to which output of Fluent Bit, and to which log group where that is CloudWatch Logs. */
  readonly output?: Untrusted;
  readonly outputGroup?: Untrusted;
}

export interface PortMapping {
  readonly containerPort?: Setting<number>;
  readonly hostPort?: Setting<number>;
  /** `tcp` where none is given. */
  readonly protocol?: Untrusted;
}

export interface ContainerDefinition {
  readonly name: Untrusted;
  readonly image?: Untrusted;
  readonly essential: boolean;
  readonly cpuUnits?: Setting<number>;
  /** The hard limit: a container that exceeds it is killed. */
  readonly memoryMiB?: Setting<number>;
  readonly memoryReservationMiB?: Setting<number>;
  readonly command: readonly Untrusted[];
  readonly entryPoint: readonly Untrusted[];
  readonly portMappings: readonly PortMapping[];
  readonly environment: readonly EnvironmentVariable[];
  /** Names of the variables filled from Secrets Manager or Parameter Store. */
  readonly secretNames: readonly Untrusted[];
  readonly healthCheck?: HealthCheck;
  readonly dependsOn: readonly ContainerDependency[];
  readonly startTimeoutSeconds?: Setting<number>;
  readonly stopTimeoutSeconds?: Setting<number>;
  readonly restartsInPlace: boolean;
  /** Whether the container may write to mounted volumes only. */
  readonly readsOnlyRoot: boolean;
  readonly log?: LogConfiguration;
}

export interface TaskDefinition {
  readonly arn: Untrusted;
  readonly family: Untrusted;
  readonly revision: number;
  readonly networkMode?: Untrusted;
  readonly cpuUnits?: Setting<number>;
  readonly memoryMiB?: Setting<number>;
  readonly cpuArchitecture?: Untrusted;
  /** Of a Fargate task; 20 where it is not set. */
  readonly ephemeralStorageGiB?: Setting<number>;
  readonly requiresCompatibilities: readonly Untrusted[];
  readonly taskRoleArn?: Untrusted;
  readonly executionRoleArn?: Untrusted;
  readonly containers: readonly ContainerDefinition[];
}
