import { waves } from '../facts/repetition.ts';
import type { Stop } from '../facts/stop.ts';
import { secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import { causeOf } from './failing-stops.ts';
import { isUnwell } from './health.ts';
import { watchedDeployment } from './pin.ts';
import { isOver } from './quiet.ts';
import type { WatchState } from './state.ts';

/** One task that fails may be an accident; a second one with the same cause, and none that ever got well, is none. */
const DOOMED = 2;

/** Where some tasks do get well, it takes more than a bad start to call it a cycle. */
const CYCLING = 3;

/** So many more must stand than fell for the fall to be an accident: of two, or of four, two are no accident. */
const STANDING_FOR_EACH = 2;

/** Why nothing can save the deployment any more, by how many tasks failed, and where it is the same for all, by what. */
export type Doom =
  | { readonly kind: 'doomed'; readonly tasks: number; readonly cause: string }
  | { readonly kind: 'cycling'; readonly tasks: number; readonly cause: string }
  | { readonly kind: 'too-many'; readonly tasks: number; readonly allowed: number };

interface Alike {
  readonly cause: string;
  readonly stops: readonly Stop[];
}

/**
 * Whether the deployment is lost: tasks fail with the same cause and none ever passed its checks; or, where some did, more
 * failed than are wanted at a time, in waves; or as many failed as were allowed.
 */
export function doomOf(state: WatchState): Doom | undefined {
  const { failures, plan } = state;
  if (plan.maxFailures !== undefined) {
    return failures.length >= plan.maxFailures
      ? { kind: 'too-many', tasks: failures.length, allowed: plan.maxFailures }
      : undefined;
  }
  const most = mostAlike(failures);
  if (most === undefined) return undefined;
  const { cause, stops } = most;
  const tasks = stops.length;
  if (!wasEverWell(state)) {
    const isCertain = tasks >= DOOMED && !areOutnumbered(stops, state);
    return isCertain ? { kind: 'doomed', tasks, cause } : undefined;
  }
  // What has stopped failing is a bad start that was got over.
  if (isOver(stops, plan.stableForSeconds, state.now)) return undefined;
  const again = waves(stops.map(({ at }) => at)).length;
  const many = Math.max(CYCLING, desiredOf(state) + 1);
  return tasks >= many && again >= CYCLING ? { kind: 'cycling', tasks, cause } : undefined;
}

/** A deployment is complete only once all its tasks were healthy, also where nobody watched then. */
function wasEverWell({ everHealthy, latest, pin }: WatchState): boolean {
  if (everHealthy.size > 0) return true;
  return latest !== undefined && watchedDeployment(latest, pin)?.rolloutState === 'COMPLETED';
}

/** Of many tasks a few may fall to an accident, as long as most have outlived it and no check finds fault with them. */
function areOutnumbered(stops: readonly Stop[], { latest, pin, now }: WatchState): boolean {
  if (latest === undefined) return false;
  const fatalAge = Math.max(...stops.map(({ task, at }) => secondsBetween(task.createdAt ?? at, at)));
  const standing = valueOr(latest.vitals.runningTasks, []).filter(
    (task) =>
      task.startedBy === pin?.id &&
      task.desiredStatus === 'RUNNING' &&
      secondsBetween(task.createdAt ?? now, now) >= fatalAge &&
      !isUnwell(task, latest),
  );
  return standing.length > stops.length * STANDING_FOR_EACH;
}

/** The largest group of failures with the same cause. */
function mostAlike(failures: readonly Stop[]): Alike | undefined {
  const causes = [...new Set(failures.map(causeOf))];
  const groups = causes.map((cause) => ({
    cause,
    stops: failures.filter((stop) => causeOf(stop) === cause),
  }));
  return groups.sort((one, other) => other.stops.length - one.stops.length)[0];
}

function desiredOf({ latest, pin }: WatchState): number {
  if (latest === undefined) return 0;
  return watchedDeployment(latest, pin)?.desiredCount ?? 0;
}
