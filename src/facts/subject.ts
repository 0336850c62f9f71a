import { lastSegment } from '../model/arn.ts';
import type { Instant } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { Deployment, ServiceDeployment } from '../model/service.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { readEvents } from './event.ts';
import type { UnsortedStop } from './stop.ts';

export type RolloutState = 'in-progress' | 'completed' | 'failed';

/** The deployment in question: the one whose tasks are judged. */
export interface Subject {
  /** `ecs-svc/…`; absent where the service has no deployments of its own (other deployment controllers). */
  readonly deploymentId?: string;
  readonly taskDefinitionArn?: string;
  readonly state: RolloutState;
  /** What ECS gave as the reason of a failure. */
  readonly stateReason?: string;
  readonly startedAt?: Instant;
  /** The deployment that failed before this one took over, where it is not the subject itself. */
  readonly rolledBack?: ServiceDeployment;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html (status) */
const ROLLED_BACK: ReadonlySet<string> = new Set([
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
]);

/** Failing again and again: one stop may be an accident. */
const REPEATED = 2;

/**
 * Finds the deployment in question. After a rollback that is the deployment that failed, unless the old revision
 * cycles as well: then what happens now matters more than what happened then.
 */
export function findSubject(snapshot: Snapshot, stops: readonly UnsortedStop[]): Subject {
  const deployments =
    snapshot.vitals.service.state === 'present' ? snapshot.vitals.service.value.deployments : [];
  const primary = deployments.find((deployment) => deployment.status === 'PRIMARY');
  const taskSet = newestTaskSet(snapshot, deployments);
  if (taskSet && taskSet !== primary) return { ...fromDeployment(taskSet), state: 'in-progress' };
  const newest = newestFirst(valueOr(snapshot.vitals.serviceDeployments, []))[0];
  const rolledBack = newest && ROLLED_BACK.has(newest.status) ? newest : undefined;
  const failedId = rolledBack ? deploymentIdOf(rolledBack) : undefined;

  if (primary && rolledBack && failedId !== primary.id) {
    const since = rolledBack.startedAt ?? rolledBack.createdAt ?? 0;
    if (failuresOf(primary.id, stops, since) >= REPEATED) return { ...fromDeployment(primary), rolledBack };
    return fromServiceDeployment(rolledBack, snapshot);
  }
  const reported = failureInEvents(snapshot, primary);
  if (primary && reported && reported.deploymentId !== primary.id) {
    if (failuresOf(primary.id, stops, reported.startedAt ?? 0) < REPEATED) return reported;
  }
  const failed = deployments.find((deployment) => deployment.rolloutState === 'FAILED');
  if (failed && primary && failuresOf(primary.id, stops, failed.createdAt ?? 0) < REPEATED) {
    return fromDeployment(failed);
  }
  if (primary) return fromDeployment(primary);
  return { state: 'completed' };
}

/**
 * Other deployment controllers shift traffic from one task set to another: until that is done the new one is not the
 * primary, and it is the one in question. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html
 */
function newestTaskSet(snapshot: Snapshot, deployments: readonly Deployment[]): Deployment | undefined {
  const settings = valueOr(snapshot.blueprint.service, undefined);
  if (settings === undefined || settings.deploymentController === 'ECS') return undefined;
  const alive = deployments.filter(({ status }) => status !== 'DRAINING');
  return [...alive].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))[0];
}

/** The failed deployment by the service events, for those who may not list service deployments. */
function failureInEvents(snapshot: Snapshot, primary: Deployment | undefined): Subject | undefined {
  if (valueOr(snapshot.vitals.serviceDeployments, []).length > 0) return undefined;
  const events = readEvents(snapshot);
  const failure = events.find(({ reading }) => reading?.kind === 'deployment-failed');
  const [deploymentId, stateReason] = failure?.reading?.parts ?? [];
  if (failure === undefined || deploymentId === undefined) return undefined;
  const since = events.slice(0, failure.index);
  const rollbackTo = since.find(({ reading }) => reading?.kind === 'rollback')?.reading?.parts[0];
  const superseded = since.some(
    ({ reading }) => reading?.kind === 'deployment-completed' && reading.parts[0] !== rollbackTo,
  );
  if (superseded || isBegunSince(primary, failure.event.at, rollbackTo)) return undefined;
  return { deploymentId, state: 'failed', stateReason, startedAt: undefined };
}

/** Whether somebody deployed anew after a failure: a rollback goes on with the deployment of before. */
function isBegunSince(
  primary: Deployment | undefined,
  failedAt: Instant,
  rollbackTo: string | undefined,
): boolean {
  if (primary === undefined || rollbackTo === undefined || primary.id === rollbackTo) return false;
  return (primary.createdAt ?? 0) > failedAt;
}

/** `ecs-svc/NUMBER` of a service deployment: the number is the last segment of its target revision's ARN. */
export function deploymentIdOf(deployment: ServiceDeployment): string | undefined {
  const arn = deployment.targetRevisionArn;
  return arn ? `ecs-svc/${lastSegment(arn)}` : undefined;
}

function newestFirst(deployments: readonly ServiceDeployment[]): readonly ServiceDeployment[] {
  return [...deployments].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
}

function failuresOf(deploymentId: string, stops: readonly UnsortedStop[], since: Instant): number {
  return stops.filter(
    (stop) =>
      stop.task.startedBy === deploymentId &&
      stop.at >= since &&
      stop.reason?.kind !== 'scale-in' &&
      stop.reason?.kind !== 'stopped-by-user',
  ).length;
}

function fromDeployment(deployment: Deployment): Subject {
  return {
    deploymentId: deployment.id,
    taskDefinitionArn: deployment.taskDefinitionArn,
    state: rolloutStateOf(deployment),
    stateReason: deployment.rolloutStateReason,
    startedAt: deployment.createdAt,
  };
}

function rolloutStateOf(deployment: Deployment): RolloutState {
  switch (deployment.rolloutState) {
    case 'FAILED':
      return 'failed';
    case 'IN_PROGRESS':
      return 'in-progress';
    default:
      return 'completed';
  }
}

function fromServiceDeployment(deployment: ServiceDeployment, snapshot: Snapshot): Subject {
  const revision = valueOr(snapshot.vitals.serviceRevisions, []).find(
    (candidate) => candidate.arn === deployment.targetRevisionArn,
  );
  return {
    deploymentId: deploymentIdOf(deployment),
    taskDefinitionArn: revision?.taskDefinitionArn,
    state: 'failed',
    stateReason: deployment.statusReason ?? deployment.rollback?.reason,
    startedAt: deployment.createdAt,
  };
}
