import { spanWords } from '../facts/duration.ts';
import type { Stop } from '../facts/stop.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { Deployment } from '../model/service.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TargetHealth } from '../model/target-group.ts';
import type { Criterion, CriterionName, CriterionState } from '../model/watch.ts';
import { isBalanced } from './health.ts';
import { deploymentsOf, type Pin, watchedDeployment } from './pin.ts';
import { isOver } from './quiet.ts';
import { stackPhase } from './stack-phase.ts';
import type { BalancerAnswer, WatchPlan } from './state.ts';

/** What the criteria are judged by: the newest look, never an older one. */
export interface CriteriaInput {
  readonly latest: Snapshot;
  readonly pin: Pin | undefined;
  readonly plan: WatchPlan;
  readonly failures: readonly Stop[];
  readonly probe: BalancerAnswer | undefined;
  readonly now: Instant;
}

/** The five things that must hold together, in the order in which they usually come true. */
export function criteriaOf(input: CriteriaInput): readonly Criterion[] {
  return [
    stackCriterion(input),
    countsCriterion(input),
    targetsCriterion(input),
    stopsCriterion(input),
    probeCriterion(input),
  ];
}

/** Whether a criterion stands in no way of a pass. */
export function isMet({ state }: Criterion): boolean {
  return state === 'holds' || state === 'not-asked';
}

function stackCriterion({ latest, plan }: CriteriaInput): Criterion {
  const { stack } = latest.vitals;
  if (plan.stack === 'not-watched') return criterion('stack', 'not-asked', 'no stack is watched');
  if (stack.state !== 'present') return criterion('stack', 'unknown', 'the stack could not be read');
  const { status } = stack.value;
  const state = stackPhase(status) === 'complete' ? 'holds' : 'open';
  return criterion('stack', state, `stack ${status}`);
}

function countsCriterion({ latest, pin }: CriteriaInput): Criterion {
  if (latest.vitals.service.state !== 'present')
    return criterion('counts', 'unknown', 'the service could not be read');
  const deployments = deploymentsOf(latest);
  const watched = watchedDeployment(latest, pin);
  if (pin === undefined || watched === undefined)
    return criterion('counts', 'open', 'the deployment has not begun');
  const unwell = unwellTasks(latest, pin);
  const state = unwell === 0 ? countsState(watched, deployments) : 'open';
  return criterion('counts', state, countsText(watched, unwell, deployments));
}

/** Within its grace period ECS lets an unhealthy container run: it counts as running, and is not well. */
function unwellTasks({ vitals }: Snapshot, { id }: Pin): number {
  return valueOr(vitals.runningTasks, []).filter(
    ({ startedBy, desiredStatus, healthStatus }) =>
      startedBy === id && desiredStatus === 'RUNNING' && healthStatus === 'UNHEALTHY',
  ).length;
}

/** Other controllers than ECS tell no rollout state; a deployment that is not alone has not taken over yet. */
function countsState(watched: Deployment, deployments: readonly Deployment[]): CriterionState {
  const { desiredCount, runningCount, pendingCount, rolloutState = 'COMPLETED', status } = watched;
  const isFull = desiredCount > 0 && runningCount === desiredCount && pendingCount === 0;
  const isAlone = deployments.every(
    (other) => other === watched || other.runningCount + other.pendingCount === 0,
  );
  return isFull && isAlone && status === 'PRIMARY' && rolloutState === 'COMPLETED' ? 'holds' : 'open';
}

function countsText(watched: Deployment, unwell: number, deployments: readonly Deployment[]): string {
  const { desiredCount, runningCount, pendingCount, rolloutState } = watched;
  if (desiredCount === 0) return 'nothing is asked to run: the desired count is 0';
  const others = deployments.filter((other) => other !== watched);
  const older = others.reduce((sum, other) => sum + other.runningCount, 0);
  const parts = [
    `running ${runningCount} of ${desiredCount}`,
    ...(unwell > 0 ? [`${unwell} unhealthy`] : []),
    ...(pendingCount > 0 ? [`${pendingCount} pending`] : []),
    ...(older > 0 ? [`${older} of another deployment`] : []),
    ...(rolloutState === undefined || rolloutState === 'COMPLETED' ? [] : [`rollout ${rolloutState}`]),
  ];
  return parts.join(', ');
}

/** What is leaving, or is not in use, is no longer ours to judge. */
const LEAVING: ReadonlySet<string> = new Set(['draining', 'unhealthy.draining', 'unused']);

function targetsCriterion({ latest, pin }: CriteriaInput): Criterion {
  if (latest.blueprint.service.state !== 'present')
    return criterion('targets', 'unknown', 'the service could not be read');
  if (!isBalanced(latest)) return criterion('targets', 'not-asked', 'the service has no target group');
  const { targetHealth } = latest.vitals;
  const groups = targetHealth.state === 'present' ? targetHealth.value : [];
  if (groups.length === 0 || groups.some(({ targets }) => targets.state !== 'present'))
    return criterion('targets', 'unknown', 'the targets could not be read');
  const desired = watchedDeployment(latest, pin)?.desiredCount ?? 0;
  const served = groups.map(({ targets }) => (targets.state === 'present' ? targets.value : []));
  const used = served.map((targets) => targets.filter(({ state }) => !LEAVING.has(state)));
  // Of the two groups of a blue/green deployment one is empty.
  const inUse = used.filter((targets) => targets.length > 0);
  const holds =
    inUse.length > 0 && inUse.every((targets) => targets.every(isHealthyTarget) && targets.length >= desired);
  const healthy = inUse.flat().filter(isHealthyTarget).length;
  return criterion(
    'targets',
    holds ? 'holds' : 'open',
    `${healthy} of ${inUse.flat().length} targets healthy`,
  );
}

function isHealthyTarget({ state }: TargetHealth): boolean {
  return state === 'healthy';
}

function stopsCriterion({ latest, plan, failures, now }: CriteriaInput): Criterion {
  const { stoppedTasks } = latest.vitals;
  if (stoppedTasks.state !== 'present')
    return criterion('stops', 'unknown', 'the stopped tasks could not be read');
  const newest = failures[0];
  if (newest === undefined) return criterion('stops', 'holds', 'no task has failed');
  const seconds = secondsBetween(newest.at, now);
  const count = failures.length === 1 ? '1 task has failed' : `${failures.length} tasks have failed`;
  const text = `${count}, the last ${spanWords(Math.max(0, seconds))} ago`;
  return criterion('stops', isOver(failures, plan.stableForSeconds, now) ? 'holds' : 'open', text);
}

function probeCriterion({ plan, probe }: CriteriaInput): Criterion {
  if (plan.probe === 'not-asked') return criterion('probe', 'not-asked', 'no --probe');
  if (probe === undefined) return criterion('probe', 'open', 'the load balancer has not been asked yet');
  if (probe.kind === 'silent') return criterion('probe', 'open', probe.why);
  const state = probe.status === 200 ? 'holds' : 'open';
  return criterion('probe', state, `${probe.url} answers ${probe.status}`);
}

function criterion(name: CriterionName, state: CriterionState, text: string): Criterion {
  return { name, state, text };
}
