import type { Stop } from '../facts/stop.ts';
import type { Instant } from '../model/instant.ts';
import type { Report } from '../model/report.ts';
import type { Snapshot, Target } from '../model/snapshot.ts';
import type { CountSample, Criterion } from '../model/watch.ts';
import type { Pin, PinWish } from './pin.ts';

/** What a pass and a failure ask for. */
export interface WatchPlan {
  readonly wish: PinWish;
  /** Whether a stack was named: then it must reach its complete state. */
  readonly stack: 'watched' | 'not-watched';
  readonly stableForSeconds: number;
  readonly timeoutSeconds: number;
  /** `when-certain`: as soon as nothing can save it; `never`: the watch waits for AWS to say so. */
  readonly failFast: 'when-certain' | 'never';
  /** Fail at this many failed tasks, whatever their cause; absent where causes decide. */
  readonly maxFailures?: number;
  readonly probe: 'asked' | 'not-asked';
}

/** What the load balancer's name answered. */
export type BalancerAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly url: string }
  | { readonly kind: 'silent'; readonly why: string };

/** One look at the service: what was read, or why nothing could be. */
export type Look =
  | {
      readonly kind: 'seen';
      readonly at: Instant;
      /** As it was read now. */
      readonly latest: Snapshot;
      /** With everything that was seen before. */
      readonly merged: Snapshot;
      /** The diagnosis of all that was seen. */
      readonly report: Report;
      readonly probe?: BalancerAnswer;
    }
  | { readonly kind: 'unseen'; readonly at: Instant; readonly trouble: string };

/** What a watch knows of one service. It forgets no evidence. */
export interface WatchState {
  readonly target: Target;
  readonly plan: WatchPlan;
  readonly startedAt: Instant;
  readonly now: Instant;
  /** When data came last; absent before the first. */
  readonly dataAt?: Instant;
  /** Why the newest look saw nothing; absent while looks succeed. */
  readonly trouble?: string;
  readonly pin?: Pin;
  readonly latest?: Snapshot;
  readonly merged?: Snapshot;
  readonly report?: Report;
  /** Oldest first. */
  readonly samples: readonly CountSample[];
  /** ARNs of tasks of the watched deployment that passed every check that there is. */
  readonly everHealthy: ReadonlySet<string>;
  /** Tasks of the watched deployment that failed, newest first; those that nobody can help are left out. */
  readonly failures: readonly Stop[];
  readonly criteria: readonly Criterion[];
  /** Since when everything that is asked for holds without a break. */
  readonly holdsSince?: Instant;
  /** When everything was last seen to hold. */
  readonly heldAt?: Instant;
  /** Since when all that could be looked at holds, and something could not be. */
  readonly unknownSince?: Instant;
}

/** A watch before its first look. */
export function beginWatch(target: Target, plan: WatchPlan, now: Instant): WatchState {
  return {
    target,
    plan,
    startedAt: now,
    now,
    samples: [],
    everHealthy: new Set(),
    failures: [],
    criteria: [],
  };
}
