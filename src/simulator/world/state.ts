import type { Instant } from '../../model/instant.ts';
import type { Performance } from '../application.ts';
import type { RevisionSettings, ServiceSettings, StackSettings, WorldSettings } from '../settings.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { ContainerHealth } from './container-check.ts';
import type { TargetLife } from './target-check.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html */
export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html (stopCode) */
export type StopCode =
  | 'TaskFailedToStart'
  | 'EssentialContainerExited'
  | 'ServiceSchedulerInitiated'
  | 'UserInitiated'
  | 'SpotInterruption'
  | 'TerminationNotice';

/** Why a task stops, in the words of ECS. */
export interface StopOrder {
  readonly code: StopCode;
  readonly reason: string;
}

/** The times of a task; each is absent until it is reached. */
export interface TaskTimes {
  readonly createdAt: Instant;
  connectivityAt?: Instant;
  pullStartedAt?: Instant;
  pullStoppedAt?: Instant;
  startedAt?: Instant;
  stoppingAt?: Instant;
  executionStoppedAt?: Instant;
  stoppedAt?: Instant;
}

export interface WrittenLine {
  readonly at: Instant;
  readonly text: string;
}

/** One task and its one container. */
export interface TaskLife {
  readonly id: string;
  readonly group: string;
  readonly startedBy: string;
  readonly revision: RevisionSettings;
  readonly address: string;
  /** 0 or 1: which of the two subnets and zones. */
  readonly zone: number;
  readonly chance: Chance;
  readonly performance: Performance;
  readonly times: TaskTimes;
  readonly log: WrittenLine[];
  status: TaskStatus;
  desired: 'RUNNING' | 'STOPPED';
  health: ContainerHealth;
  stop?: StopOrder;
  exitCode?: number;
  containerReason?: string;
  target?: TargetLife;
  /** The task that was started to take its place. */
  replacement?: TaskLife;
  /** Whether the scheduler has taken note that it became healthy, or that it failed. */
  noticed: 'not-yet' | 'healthy' | 'ended';
}

/** One entry of a service's deployments, and of its history. */
export interface DeploymentLife {
  /** `ecs-svc/…`, also `startedBy` of its tasks. */
  readonly id: string;
  /** Last segment of the ARN of its service deployment. */
  readonly recordId: string;
  readonly revision: RevisionSettings;
  readonly createdAt: Instant;
  /** The deployments that it replaces. */
  readonly sources: readonly string[];
  /** Set on a deployment that the circuit breaker made: the failed deployment. */
  readonly rollbackOf?: DeploymentLife;
  status: 'PRIMARY' | 'ACTIVE' | 'INACTIVE';
  rollout: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutReason: string;
  updatedAt: Instant;
  finishedAt?: Instant;
  superseded?: Instant;
  /** The rollback that followed its failure. */
  rollback?: DeploymentLife;
  failedTasks: number;
  /** Rounds of starts in a row that never reached RUNNING. */
  failedRounds: number;
  /** No task is started before; set by back-off. */
  notBefore: Instant;
}

export interface RecordedEvent {
  readonly id: string;
  readonly at: Instant;
  readonly message: string;
}

export interface ServiceLife {
  readonly settings: ServiceSettings;
  readonly cluster: string;
  readonly createdAt: Instant;
  readonly chance: Chance;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  desiredCount: number;
  /** Newest first; those that replaced one another and are not yet gone. */
  deployments: DeploymentLife[];
  /** Newest first; all of them. */
  readonly history: DeploymentLife[];
  /** Those that are known to the API, oldest first. */
  tasks: TaskLife[];
  /** Newest first. */
  events: RecordedEvent[];
  /** When the last steady-state event was made; unset while the service is not steady. */
  steadySince?: Instant;
  launched: number;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
export type ResourceStatus =
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'CREATE_FAILED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_COMPLETE'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_FAILED'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE';

/** The statuses that a stack, unlike a resource, can have. */
export type StackStatus = Exclude<ResourceStatus, 'UPDATE_FAILED'>;

export interface StackEventRecord {
  readonly id: string;
  readonly at: Instant;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly reason?: string;
  readonly detailedStatus?: 'CONFIGURATION_COMPLETE';
}

export interface StackLife {
  readonly settings: StackSettings;
  /** The stack itself, or the parent of a nested one. */
  readonly name: string;
  readonly createdAt: Instant;
  status: StackStatus;
  statusReason?: string;
  /** Newest first. */
  readonly events: StackEventRecord[];
}

/** Everything there is at one moment. */
export interface WorldState {
  readonly settings: WorldSettings;
  readonly start: Instant;
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly services: ServiceLife[];
  readonly stacks: StackLife[];
  /** How many tasks there have been. */
  launched: number;
  /** Tasks outside any service. */
  oneOffTasks: TaskLife[];
  /** Tasks that can no longer be described but of which event capture has the events. */
  readonly forgotten: TaskLife[];
  /** What was written, also by tasks that are gone: log group → stream → lines, in any order, some in the future. */
  readonly logs: Map<string, Map<string, readonly WrittenLine[]>>;
}
