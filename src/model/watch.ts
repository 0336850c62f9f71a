import type { Instant } from './instant.ts';
import type { Report } from './report.ts';
import type { Target } from './snapshot.ts';

/** One of the five things that must hold together for a deployment to pass. */
export type CriterionName = 'stack' | 'counts' | 'stops' | 'targets' | 'probe';

/**
 * How a criterion stands: it holds, does not hold (yet), could not be looked at, or is not asked for (no stack is watched,
 * the service has no target group, no `--probe`).
 */
export type CriterionState = 'holds' | 'open' | 'unknown' | 'not-asked';

export interface Criterion {
  readonly name: CriterionName;
  readonly state: CriterionState;
  /** With numbers: `running 2 of 2`, `1 of 2 targets healthy`, `the last task failed 40 s ago`. */
  readonly text: string;
}

/** The counts of the service at one look, for the chart. `healthy` counts targets, or containers where there are none. */
export interface CountSample {
  readonly at: Instant;
  readonly desired: number;
  /** All that run, of whichever deployment. */
  readonly running: number;
  /** Those of the watched deployment. */
  readonly runningHere: number;
  readonly pending: number;
  readonly healthy: number;
}

/** How a task stands in the eyes of the watch. */
export type WatchedTaskState =
  | 'starting'
  | 'running'
  | 'healthy'
  | 'unhealthy'
  | 'stopping'
  | 'failed'
  | 'stopped';

export interface WatchedTask {
  readonly id: string;
  readonly state: WatchedTaskState;
  /** `PENDING`, `RUNNING`, … as ECS has it. */
  readonly lastStatus: string;
  readonly deployment: 'watched' | 'other';
  readonly createdAt?: Instant;
  readonly startedAt?: Instant;
  readonly stoppedAt?: Instant;
  /** Why it stopped, or when its check can end it first; empty where there is nothing to say. */
  readonly note: string;
}

export interface WatchedTarget {
  /** Address and port. */
  readonly id: string;
  readonly state: string;
  /** The reason in the words of the load balancer; empty where there is none. */
  readonly reason: string;
}

/** What will happen if nothing changes: one sentence each. */
export interface Forecast {
  readonly kind: 'breaker' | 'cloudformation' | 'kill';
  /** When; absent where it never will. */
  readonly at?: Instant;
  readonly text: string;
}

/** What has happened and is worth a lasting line. */
export type WatchEventKind =
  | 'task'
  | 'target'
  | 'service'
  | 'stack'
  | 'deployment'
  | 'count'
  | 'finding'
  | 'forecast'
  | 'notice';

/** `good` brings the deployment nearer to its end, `bad` away from it. */
export type Tone = 'good' | 'bad' | 'neutral';

export interface WatchEvent {
  readonly at: Instant;
  readonly kind: WatchEventKind;
  /** The task, target, deployment or resource that it is about. */
  readonly subject: string;
  readonly tone: Tone;
  readonly text: string;
  /** Of a forecast: when that will be; absent where it never will. */
  readonly dueAt?: Instant;
}

/** How a watch ended. */
export type WatchEnding =
  | { readonly kind: 'passed'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'superseded'; readonly text: string }
  | { readonly kind: 'undecided'; readonly text: string }
  | { readonly kind: 'unseen'; readonly text: string }
  | { readonly kind: 'interrupted'; readonly text: string };

/** Where one watched service stands. */
export interface WatchView {
  readonly target: Target;
  /** The time of this view, and of the newest data in it: older where the last polls failed. */
  readonly now: Instant;
  readonly dataAt?: Instant;
  /** Why there is no newer data, and what to do about it; absent while polls succeed. */
  readonly trouble?: string;
  readonly startedAt: Instant;
  readonly timeoutAt: Instant;
  /** `ecs-svc/…` and `family:revision` of the watched deployment; absent before the service exists. */
  readonly deployment?: {
    readonly id: string;
    readonly taskDefinition: string;
    readonly rollout: string;
    readonly createdAt?: Instant;
  };
  readonly stackStatus?: string;
  /** Oldest first. */
  readonly samples: readonly CountSample[];
  /** Those that live, oldest first, then those that stopped, newest first. */
  readonly tasks: readonly WatchedTask[];
  readonly targets: readonly WatchedTarget[];
  readonly criteria: readonly Criterion[];
  /** Since when all criteria hold, and how long they must. */
  readonly holdsSince?: Instant;
  readonly stableForSeconds: number;
  readonly failures: number;
  /** Of the finding that leads so far, in one line; absent where nothing is found. */
  readonly suspicion?: string;
  readonly forecasts: readonly Forecast[];
  readonly ending?: WatchEnding;
}

/** The end of a watch: how it ended for each service, with the diagnosis from all that was seen. */
export interface WatchResult {
  readonly ending: WatchEnding;
  readonly target: Target;
  /** Absent where nothing of the service was ever seen. */
  readonly report?: Report;
}
