import type { Instant } from './instant.ts';
import type { LogExcerpt } from './log.ts';
import type { Remains } from './remains.ts';
import type { Section } from './section.ts';
import type { ServiceDeployment, ServiceRevision, ServiceSettings, ServiceState } from './service.ts';
import type { Stack } from './stack.ts';
import type { TargetGroup, TargetGroupHealth } from './target-group.ts';
import type { ContainerInstance, Task } from './task.ts';
import type { TaskDefinition } from './task-definition.ts';
import type { Untrusted } from './text.ts';

export const SNAPSHOT_VERSION = 1;

/** What was looked at. */
export interface Target {
  readonly cluster: Untrusted;
  readonly service: Untrusted;
  readonly region: Untrusted;
  readonly account?: Untrusted;
  readonly stack?: Untrusted;
}

/** What was asked for. */
export interface Blueprint {
  readonly service: Section<ServiceSettings>;
  /** Every task definition that a deployment or a task in the vitals uses. */
  readonly taskDefinitions: Section<readonly TaskDefinition[]>;
  readonly targetGroups: Section<readonly TargetGroup[]>;
}

/** What happened. */
export interface Vitals {
  readonly service: Section<ServiceState>;
  readonly serviceDeployments: Section<readonly ServiceDeployment[]>;
  readonly serviceRevisions: Section<readonly ServiceRevision[]>;
  /** Tasks that are meant to run, of this service only. */
  readonly runningTasks: Section<readonly Task[]>;
  /** Tasks that are stopped or told to stop, of this service only, newest stop first. */
  readonly stoppedTasks: Section<readonly Task[]>;
  /** How many stopped tasks of the cluster belong to something else. */
  readonly otherStoppedTasks: number;
  /** Tasks of something else that share a host with a task of this service, are told to stop and have not ended. */
  readonly otherStoppingTasks: readonly Task[];
  readonly targetHealth: Section<readonly TargetGroupHealth[]>;
  readonly containerInstances: Section<readonly ContainerInstance[]>;
  readonly stack: Section<Stack>;
  readonly logs: Section<readonly LogExcerpt[]>;
  /** What was looked for where evidence outlives its tasks; absent where nothing had expired. */
  readonly remains: Section<Remains>;
}

/** The one noun: what was asked for and what happened, as plain JSON. Times are milliseconds since 1970. */
export interface Snapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  readonly takenAt: Instant;
  readonly target: Target;
  readonly blueprint: Blueprint;
  readonly vitals: Vitals;
  /** How often each API action was called, by IAM name. */
  readonly apiCalls: Readonly<Record<string, number>>;
}

/** The names of the sections, as rules and reports refer to them. */
export type SectionName =
  | Exclude<keyof Blueprint, 'service'>
  | Exclude<keyof Vitals, 'otherStoppedTasks' | 'otherStoppingTasks'>;
