import type { Facts } from '../facts/facts.ts';
import { unhealthyTargets } from '../facts/health-failure.ts';
import { countedFailures, failureTimes, waves } from '../facts/repetition.ts';
import { stackFailure } from '../facts/stack-failure.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import { type Section, valueOr } from '../model/section.ts';
import { STARTING_MS } from '../model/task-times.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Conclusion } from './conclude.ts';

/** Failing again and again: once may be an accident. */
const REPEATED = 2;

/** A service is over it when this long nothing failed, or longer where failures come more slowly. */
const QUIET_SECONDS = 900;
const QUIET_GAPS = 5;

/** A deployment that still lacks tasks after this long is not merely on its way. */
const PATIENCE_SECONDS = 1800;

/** Judges the service. Whatever could not be looked at never counts as healthy. */
export function judge(facts: Facts, { effect }: Conclusion): Verdict {
  const { state, subject } = facts;
  if (state === undefined) return 'undetermined';
  if (subject.state === 'failed' || stackFailure(facts) !== undefined) return 'failed';
  if (state.status !== 'ACTIVE')
    return waves(failureTimes(facts)).length >= REPEATED ? 'failed' : 'undetermined';
  if (effect === 'holds-up') return 'degraded';
  if (effect === 'ends-well-tasks') return 'cycling';
  if (isFailingAgainAndAgain(facts)) return 'cycling';

  const unwell = isUnwell(facts);
  if (isOnItsWay(facts)) return unwell && facts.failures.length > 0 ? 'degraded' : progressOf(facts);
  // Past all patience, and something is known that keeps the deployment from ending.
  if (subject.state === 'in-progress' && effect !== undefined) return 'degraded';
  if (!unwell && isScalingOut(facts)) return progressOf(facts);
  if (state.runningCount < state.desiredCount || unwell) return 'degraded';
  if (subject.state === 'in-progress' || stackMoving(facts)) return progressOf(facts);
  if (isRegistering(facts)) return progressOf(facts);
  return canAffirmHealth(facts) ? 'healthy' : 'undetermined';
}

function isFailingAgainAndAgain(facts: Facts): boolean {
  const times = waves(failureTimes(facts));
  if (times.length >= REPEATED) return isAskedFor(facts, times) || !isOver(facts, times);
  return !wasSeen(facts.snapshot.vitals.stoppedTasks) && countedFailures(facts) >= REPEATED;
}

/** Who asks for a time that is past wants to know what went wrong then, even if it is over. */
function isAskedFor({ snapshot }: Facts, times: readonly Instant[]): boolean {
  const remains = valueOr(snapshot.vitals.remains, undefined);
  return remains?.reason === 'asked' && times.filter((at) => at >= remains.from).length >= REPEATED;
}

/** Nothing has failed for a while, everything that was asked for runs, and nothing is unwell. */
function isOver(facts: Facts, times: readonly Instant[]): boolean {
  const { state, subject, snapshot } = facts;
  if (state === undefined || state.runningCount < state.desiredCount || subject.state === 'in-progress')
    return false;
  const newest = Math.max(...times);
  const gap = secondsBetween(Math.min(...times), newest) / (times.length - 1);
  const quiet = secondsBetween(newest, snapshot.takenAt);
  return quiet > Math.max(QUIET_SECONDS, QUIET_GAPS * gap) && !isUnwell(facts);
}

/** A young deployment may lack tasks and have targets that are not healthy yet. */
function isOnItsWay({ subject, snapshot }: Facts): boolean {
  if (subject.state !== 'in-progress') return false;
  return (
    subject.startedAt === undefined || secondsBetween(subject.startedAt, snapshot.takenAt) < PATIENCE_SECONDS
  );
}

/** Nothing has failed, and what is missing was begun a moment ago: the desired count has been raised. */
function isScalingOut({ state, failures, live, snapshot }: Facts): boolean {
  if (state === undefined || failures.length > 0) return false;
  const missing = state.desiredCount - state.runningCount;
  const begun = live.filter(
    ({ task: { lastStatus, createdAt } }) =>
      lastStatus !== 'RUNNING' && createdAt !== undefined && snapshot.takenAt - createdAt < STARTING_MS,
  );
  return missing > 0 && begun.length >= missing;
}

/** “Nothing is wrong yet” can only be said by someone who saw which tasks stopped. */
function progressOf(facts: Facts): Verdict {
  const { snapshot, failures } = facts;
  const remains = valueOr(snapshot.vitals.remains, undefined);
  // Tasks failed before, and none of them is on record.
  const haveFailed = remains?.reason === 'expired' || countedFailures(facts) > 0;
  if (remains !== undefined && haveFailed && failures.length === 0) return 'undetermined';
  return wasSeen(snapshot.vitals.stoppedTasks) ? 'in-progress' : 'undetermined';
}

function isUnwell(facts: Facts): boolean {
  return (
    unhealthyTargets(facts).length > 0 || facts.live.some(({ task }) => task.healthStatus === 'UNHEALTHY')
  );
}

/**
 * Running tasks, stopped tasks and, behind a load balancer, targets must have been seen before health is affirmed, and in
 * each target group one that is healthy.
 */
function canAffirmHealth(facts: Facts): boolean {
  const { snapshot, settings, state } = facts;
  const { runningTasks, stoppedTasks, targetHealth } = snapshot.vitals;
  if (state === undefined || state.desiredCount === 0 || state.status !== 'ACTIVE') return false;
  if (!wasSeen(runningTasks) || !wasSeen(stoppedTasks)) return false;
  if ((settings?.loadBalancers.length ?? 0) === 0) return true;
  if (targetHealth.state !== 'present' || !targetHealth.value.every(({ targets }) => wasSeen(targets)))
    return false;
  return targetGroupsOf(facts).every((states) => states.includes('healthy'));
}

/** The states of the targets of each group that the service registers its tasks in. */
function targetGroupsOf({ settings, targets }: Facts): readonly (readonly string[])[] {
  const arns = (settings?.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  return arns.map((arn) =>
    targets.filter(({ groupArn }) => groupArn === arn).map(({ target }) => target.state),
  );
}

/** The counts are right, but the load balancer has not yet seen a single task answer. */
function isRegistering(facts: Facts): boolean {
  return targetGroupsOf(facts).some((states) => states.includes('initial') && !states.includes('healthy'));
}

function wasSeen(section: Section<unknown>): boolean {
  return section.state === 'present';
}

function stackMoving({ snapshot }: Facts): boolean {
  const { stack } = snapshot.vitals;
  return stack.state === 'present' && /^(?:CREATE|UPDATE)_IN_PROGRESS$/.test(stack.value.status);
}
