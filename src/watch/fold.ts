import { type Instant, secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { CountSample, Criterion } from '../model/watch.ts';
import { criteriaOf, isMet } from './criteria.ts';
import { failingStops } from './failing-stops.ts';
import { allTargets, isBalanced, isHealthy } from './health.ts';
import { findPin, type Pin, primaryOf, watchedDeployment } from './pin.ts';
import { quietAt } from './quiet.ts';
import { stackPhase } from './stack-phase.ts';
import type { Look, WatchState } from './state.ts';

/** Longer than this without data, nobody can say that something held without a break. */
const BLIND_SECONDS = 60;

/** As many counts as the widest chart of a long watch shows; older ones are thinned out. */
const MOST_SAMPLES = 720;

/** Of a deployment that is watched from now on no task is known to have been well. */
const NONE: ReadonlySet<string> = new Set();

type Seen = Extract<Look, { kind: 'seen' }>;

/** The state after one more look. The same looks always give the same state. */
export function fold(state: WatchState, look: Look): WatchState {
  if (look.kind === 'unseen') return { ...state, now: look.at, trouble: look.trouble };
  const pin = pinAfter(state, look);
  const failures = pin === undefined ? [] : failingStops(look.merged, pin.id);
  const { latest, at: now } = look;
  const { plan } = state;
  const criteria = criteriaOf({ latest, pin, plan, failures, probe: look.probe, now });
  return {
    ...state,
    ...holding(state, criteria, quietAt(failures, plan.stableForSeconds), now),
    target: latest.target,
    now,
    dataAt: now,
    trouble: undefined,
    pin,
    latest,
    merged: look.merged,
    report: look.report,
    samples: thinned([...state.samples, sampleOf(latest, pin, now)]),
    everHealthy: withHealthy(pin === state.pin ? state.everHealthy : NONE, latest, pin, now),
    failures,
    criteria,
  };
}

/**
 * The watched deployment stays the watched one. Only while a stack has not come to its service yet is the old deployment
 * the primary: the one that the stack makes takes its place.
 */
function pinAfter({ pin, plan }: WatchState, { latest }: Seen): Pin | undefined {
  if (pin === undefined) return findPin(plan.wish, latest);
  if (plan.wish.kind !== 'found' || plan.stack === 'not-watched') return pin;
  const stack = valueOr(latest.vitals.stack, undefined);
  const begunAt = stack?.updatedAt ?? stack?.createdAt;
  if (stack === undefined || begunAt === undefined || stackPhase(stack.status) === 'rolled-back') return pin;
  const primary = primaryOf(latest);
  const isOfStack = (primary?.createdAt ?? 0) >= begunAt;
  const wasBefore = (pin.createdAt ?? 0) < begunAt;
  return primary?.id !== pin.id && isOfStack && wasBefore ? findPin(plan.wish, latest) : pin;
}

/**
 * Since when everything holds, or everything that could be looked at. How long ago a task failed is a criterion of its own:
 * the window may not end before `quietAt`, and waits for it instead of beginning then.
 */
function holding(
  { plan, holdsSince, heldAt, unknownSince, dataAt }: WatchState,
  criteria: readonly Criterion[],
  quiet: Instant,
  at: Instant,
): Pick<WatchState, 'holdsSince' | 'heldAt' | 'unknownSince'> {
  const wasBlind = dataAt !== undefined && secondsBetween(dataAt, at) > BLIND_SECONDS;
  const earliest = quiet - plan.stableForSeconds * 1000;
  const begin = (since: Instant | undefined) => Math.max(earliest, wasBlind ? at : (since ?? at));
  const others = criteria.filter(({ name, state }) => name !== 'stops' || state === 'unknown');
  const isOpen = others.some(({ state }) => state === 'open');
  const isWhole = others.every(isMet);
  // A part that could not be read for a moment is like a look that failed: nothing was seen to break.
  const isBlink = !isOpen && heldAt !== undefined && secondsBetween(heldAt, at) <= BLIND_SECONDS;
  const held = isWhole ? begin(holdsSince) : undefined;
  return {
    holdsSince: held ?? (isBlink ? holdsSince : undefined),
    heldAt: isWhole ? at : heldAt,
    unknownSince: !isOpen && !isWhole ? begin(unknownSince) : undefined,
  };
}

function sampleOf(latest: Snapshot, pin: Pin | undefined, at: Instant): CountSample {
  const state = valueOr(latest.vitals.service, undefined);
  const tasks = valueOr(latest.vitals.runningTasks, []);
  const healthy = isBalanced(latest)
    ? allTargets(latest).filter((target) => target.state === 'healthy').length
    : tasks.filter((task) => isHealthy(task, latest, at)).length;
  return {
    at,
    desired: state?.desiredCount ?? 0,
    running: state?.runningCount ?? 0,
    runningHere: watchedDeployment(latest, pin)?.runningCount ?? 0,
    pending: state?.pendingCount ?? 0,
    healthy,
  };
}

/** Every other sample of the older half goes once there are too many: a chart of hours stays a chart. */
function thinned(samples: readonly CountSample[]): readonly CountSample[] {
  if (samples.length <= MOST_SAMPLES) return samples;
  const half = Math.floor(samples.length / 2);
  return [...samples.slice(0, half).filter((_, index) => index % 2 === 0), ...samples.slice(half)];
}

function withHealthy(
  before: ReadonlySet<string>,
  latest: Snapshot,
  pin: Pin | undefined,
  now: Instant,
): ReadonlySet<string> {
  const well = valueOr(latest.vitals.runningTasks, []).filter(
    (task) => task.startedBy === pin?.id && isHealthy(task, latest, now),
  );
  return new Set([...before, ...well.map(({ arn }) => arn)]);
}
