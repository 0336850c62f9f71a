import type { Exclusion } from './exclusion.ts';
import type { Instant } from './instant.ts';
import type { NotExamined } from './not-examined.ts';
import type { Target } from './snapshot.ts';
import type { Category } from './verdict.ts';

export interface StoppedContainer {
  readonly name: string;
  readonly exitCode?: number;
  /** What the exit code usually means, for example `killed by SIGKILL`. */
  readonly meaning?: string;
  readonly reason?: string;
  readonly health?: string;
  readonly essential: boolean;
}

/** One stopped task as the listing shows it. */
export interface StoppedTask {
  readonly id: string;
  /** When the stop began. */
  readonly stoppingAt?: Instant;
  /** When the task was fully stopped; absent while it is still going down. */
  readonly stoppedAt?: Instant;
  /** From RUNNING to the end of its containers; absent where it never reached RUNNING. */
  readonly livedSeconds?: number;
  readonly stopCode?: string;
  readonly reason?: string;
  readonly containers: readonly StoppedContainer[];
  /** `ecs-svc/…` */
  readonly deployment?: string;
  /** Where it was read, if ECS itself does not show it any more. */
  readonly record?: {
    readonly source: string;
    readonly lastHeardAt: Instant;
    readonly end: 'known' | 'unknown';
  };
  /** Why it does not count as a failure of the deployment in question; null where it counts. */
  readonly exclusion: Exclusion | null;
}

/** Tasks that stopped for the same cause, oldest first. */
export interface StoppedTaskGroup {
  readonly cause: string;
  readonly category: Category | null;
  readonly tasks: readonly StoppedTask[];
}

/** What `stopped-tasks` shows: groups in order of their newest task, the newest last. */
export interface StoppedTasksListing {
  readonly generatedAt: Instant;
  readonly target: Target;
  readonly groups: readonly StoppedTaskGroup[];
  /** How many of the stopped tasks that were read are listed. */
  readonly shown: number;
  readonly examined: number;
  readonly excluded: Readonly<Record<Exclusion, number>>;
  readonly notExamined: readonly NotExamined[];
}
