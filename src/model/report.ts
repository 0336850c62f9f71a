import type { CheckReview } from './check-review.ts';
import type { Exclusion } from './exclusion.ts';
import type { FailingTaskGroup } from './failing-tasks.ts';
import type { Finding } from './finding.ts';
import type { Instant } from './instant.ts';
import type { NotExamined } from './not-examined.ts';
import type { RemainsReason } from './remains.ts';
import type { RevisionComparison } from './revision.ts';
import type { Deployment, ServiceSettings } from './service.ts';
import type { Target } from './snapshot.ts';
import type { StackResource } from './stack.ts';
import type { TargetGroup } from './target-group.ts';
import type { TaskDefinition } from './task-definition.ts';
import type { Category, Confidence, Verdict } from './verdict.ts';

export interface RootCause {
  readonly id: string;
  readonly category: Category;
  readonly title: string;
  readonly confidence: Confidence;
  /** What happened, with numbers and the words of ECS or the application. */
  readonly summary: string;
}

export interface Diagnosis {
  readonly verdict: Verdict;
  readonly confidence: Confidence;
  /** One sentence that a person would say. */
  readonly summary: string;
  /** The first of `causes`, or null where nothing is wrong or nothing could be told. */
  readonly rootCause: RootCause | null;
  readonly causes: readonly Finding[];
  readonly symptoms: readonly Finding[];
  readonly risks: readonly Finding[];
}

export interface StoppedTaskCounts {
  readonly examined: number;
  readonly failing: number;
  readonly excluded: Readonly<Record<Exclusion, number>>;
}

/** What an entry of the timeline tells; `more` stands for alike ones that are left out. */
export type TimelineKind =
  | 'deployment'
  | 'stack'
  | 'event'
  | 'target'
  | 'task-created'
  | 'task-pulling'
  | 'task-pulled'
  | 'task-started'
  | 'task-ready'
  | 'task-error'
  | 'task-unhealthy'
  | 'task-stopping'
  | 'task-stopped'
  | 'more';

/** One thing that happened. The subject is a task, a deployment, a target, a resource of the stack, or the service. */
export interface TimelineEntry {
  readonly at: Instant;
  readonly kind: TimelineKind;
  readonly subject: string;
  readonly text: string;
}

/** How far the circuit breaker has counted for the deployment in question. */
export interface BreakerCount {
  /** TRIGGERED, MONITORING, MONITORING_COMPLETE or DISABLED. */
  readonly status: string;
  readonly failures: number;
  readonly threshold: number;
}

/** The service in numbers, or null where it could not be read. */
export interface ServiceSummary {
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  readonly taskDefinition: string;
  readonly deployments: readonly Deployment[];
  /** Null where ECS keeps no count, or it could not be read. */
  readonly circuitBreaker: BreakerCount | null;
}

/** The CloudFormation stack that holds the service, or null where none was read. */
export interface StackSummary {
  readonly name: string;
  readonly status: string;
  /** When the operation that it is in, or last finished, began. */
  readonly since: Instant | null;
  /** Its resources as the template names them; empty where they could not be listed. */
  readonly resources: readonly StackResource[];
}

/** One place in which evidence outlives its tasks, and what was found there. */
export interface RemainsSource {
  readonly source: string;
  readonly found: string;
}

/** What was left of tasks that ECS no longer shows, and what would have to be switched on to have more another time. */
export interface RemainsSummary {
  readonly reason: RemainsReason;
  readonly from: Instant;
  readonly to: Instant;
  readonly sources: readonly RemainsSource[];
  readonly advice: readonly string[];
}

/** What was asked for, as far as it could be read: whoever changes one setting must not lose those beside it. */
export interface BlueprintSummary {
  readonly service: ServiceSettings | null;
  /** That of the deployment in question. */
  readonly taskDefinition: TaskDefinition | null;
  /** Those that the service registers its tasks in. */
  readonly targetGroups: readonly TargetGroup[];
}

/** What `diagnose` says of one service. Every string may hold text from outside: it is shown through an encoder. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string };
  readonly generatedAt: Instant;
  readonly target: Target;
  readonly diagnosis: Diagnosis;
  readonly service: ServiceSummary | null;
  readonly stack: StackSummary | null;
  readonly checks: readonly CheckReview[];
  /** Null where the last good revision, or the one in question, is not on record. */
  readonly whatChanged: RevisionComparison | null;
  readonly blueprint: BlueprintSummary;
  readonly stoppedTasks: StoppedTaskCounts;
  readonly failingTasks: readonly FailingTaskGroup[];
  readonly timeline: readonly TimelineEntry[];
  readonly notExamined: readonly NotExamined[];
  /** Null where ECS still shows the tasks that matter. */
  readonly remains: RemainsSummary | null;
  readonly apiCalls: Readonly<Record<string, number>>;
}
