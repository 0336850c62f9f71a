import type { Facts } from '../facts/facts.ts';
import { unhealthyTargets } from '../facts/health-failure.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import type { Section } from '../model/section.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Conclusion } from './conclude.ts';

/** Failing again and again: once may be an accident. */
const REPEATED = 2;

/** A service is over it when this long nothing failed, or longer where failures come more slowly. */
const QUIET_SECONDS = 900;
const QUIET_GAPS = 5;

/** A deployment that still lacks tasks after this long is not merely on its way. */
const PATIENCE_SECONDS = 1800;

/** What is wrong with the place rather than with the tasks: they wait, they do not fail. */
const WAITING_RULES: ReadonlySet<string> = new Set(['placement-failed', 'deployment-limits']);

/** Judges the service. Whatever could not be looked at never counts as healthy. */
export function judge(facts: Facts, { causes }: Conclusion): Verdict {
  const { state, subject, snapshot } = facts;
  if (state === undefined) return 'undetermined';
  if (subject.state === 'failed' || stackFailed(facts)) return 'failed';
  const root = causes[0];
  if (root !== undefined && WAITING_RULES.has(root.id)) return 'degraded';
  if (isFailingAgainAndAgain(facts)) return 'cycling';

  const missing = state.runningCount < state.desiredCount;
  const rolling = subject.state === 'in-progress';
  const age = subject.startedAt === undefined ? 0 : secondsBetween(subject.startedAt, snapshot.takenAt);
  if (missing && !(rolling && age < PATIENCE_SECONDS)) return 'degraded';
  if (isUnwell(facts))
    return rolling && facts.failures.length === 0 && age < PATIENCE_SECONDS ? 'in-progress' : 'degraded';
  if (rolling || missing || stackMoving(facts)) return 'in-progress';
  return canAffirmHealth(facts) ? 'healthy' : 'undetermined';
}

function isFailingAgainAndAgain(facts: Facts): boolean {
  const starts = facts.events.filter(
    ({ reading, sinceSteady }) => sinceSteady && reading?.kind === 'start-failure',
  );
  const ends = [...facts.failures.map(({ at }) => at), ...starts.map(({ event }) => event.at)];
  if (ends.length < REPEATED) return false;
  return !isOver(facts, ends);
}

/** Nothing has failed for a while, everything that was asked for runs, and nothing is unwell. */
function isOver(facts: Facts, ends: readonly Instant[]): boolean {
  const { state, subject, snapshot } = facts;
  if (state === undefined || state.runningCount < state.desiredCount || subject.state === 'in-progress')
    return false;
  const newest = Math.max(...ends);
  const gap = secondsBetween(Math.min(...ends), newest) / (ends.length - 1);
  const quiet = secondsBetween(newest, snapshot.takenAt);
  return quiet > Math.max(QUIET_SECONDS, QUIET_GAPS * gap) && !isUnwell(facts);
}

function isUnwell(facts: Facts): boolean {
  return (
    unhealthyTargets(facts).length > 0 || facts.live.some(({ task }) => task.healthStatus === 'UNHEALTHY')
  );
}

/** Running tasks, stopped tasks and, behind a load balancer, targets must have been seen before health is affirmed. */
function canAffirmHealth({ snapshot, settings, state }: Facts): boolean {
  const { runningTasks, stoppedTasks, targetHealth } = snapshot.vitals;
  if (state === undefined || state.desiredCount === 0 || state.status !== 'ACTIVE') return false;
  if (!wasSeen(runningTasks) || !wasSeen(stoppedTasks)) return false;
  if ((settings?.loadBalancers.length ?? 0) === 0) return true;
  return targetHealth.state === 'present' && targetHealth.value.every(({ targets }) => wasSeen(targets));
}

function wasSeen(section: Section<unknown>): boolean {
  return section.state === 'present';
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
function stackFailed({ snapshot }: Facts): boolean {
  const { stack } = snapshot.vitals;
  if (stack.state !== 'present') return false;
  const { status, events } = stack.value;
  if (!/FAILED$|ROLLBACK/.test(status)) return false;
  return events.some(
    (event) => event.resourceType === 'AWS::ECS::Service' && event.status.endsWith('_FAILED'),
  );
}

function stackMoving({ snapshot }: Facts): boolean {
  const { stack } = snapshot.vitals;
  return stack.state === 'present' && /^(?:CREATE|UPDATE)_IN_PROGRESS$/.test(stack.value.status);
}
