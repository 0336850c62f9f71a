import type { Instant } from '../../model/instant.ts';
import type { RemainsReason } from '../../model/remains.ts';
import { type Section, valueOr } from '../../model/section.ts';
import type { ServiceDeployment, ServiceState } from '../../model/service.ts';
import type { Stack } from '../../model/stack.ts';
import type { Task } from '../../model/task.ts';
import { SHOWN_MS, STARTING_MS } from '../../model/task-times.ts';
import { readServiceEvent, type ServiceEventKind } from '../../model/vocabulary/service-events.ts';

/** When tasks failed that ECS may no longer show, and why that time is looked into. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: RemainsReason;
  /** The deployment whose tasks they were, where that is known. */
  readonly deployment?: { readonly id: string; readonly rolledBackAt?: Instant };
}

/** What tells whether evidence has expired. */
export interface Signs {
  readonly now: Instant;
  /** The moment from which on somebody wants to know. */
  readonly since?: Instant;
  readonly service: Section<ServiceState>;
  readonly deployments: Section<readonly ServiceDeployment[]>;
  readonly stopped: Section<readonly Task[]>;
  readonly stack: Section<Stack>;
}

/** How far back is looked where nothing says when it began. */
const LOOK_BACK_MS = 6 * 3_600_000;
/** What happens around a deployment is a little earlier and later than its record says. */
const BEFORE_MS = 60_000;
const AFTER_MS = 600_000;

/** Events each of which stands for tasks that failed. */
const FAILURES: ReadonlySet<ServiceEventKind> = new Set([
  'container-unhealthy',
  'deployment-failed',
  'replaced-unhealthy',
  'start-failure',
  'starts-impaired',
  'target-unhealthy',
]);

/** Events that say why no task can be started, so that none has failed. */
const WAITING: ReadonlySet<ServiceEventKind> = new Set([
  'limits-stuck',
  'no-instance',
  'no-placement',
  'not-steady',
]);

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html (status) */
const WITHOUT_FAILURE: ReadonlySet<string> = new Set(['PENDING', 'IN_PROGRESS', 'SUCCESSFUL']);

/**
 * The time in which tasks failed that ECS does not show any more; `undefined` where nothing points to any, or where the
 * stopped tasks could not be read and nobody knows what there is of them.
 */
export function lostPeriod(signs: Signs): Period | undefined {
  const { now, since, service } = signs;
  const failed = failedDeployment(signs);
  // What is not older than that ECS shows itself.
  const asked = since !== undefined && since < now - SHOWN_MS;
  if (asked) return { from: since, to: now, reason: 'asked', ...of(failed) };
  if (service.state !== 'present' || signs.stopped.state !== 'present') return undefined;
  const shown = signs.stopped.value;
  if (service.value.status !== 'ACTIVE') return isAnyShown(shown) ? undefined : lifeOf(signs);
  if (failed !== undefined) return isShown(shown, failed.id) ? undefined : periodOf(failed, now);
  return lostByCount(signs) ?? lostByEvents(signs) ?? lostByShortfall(signs);
}

interface FailedDeployment {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly rolledBackAt?: Instant;
}

/** The newest deployment on record, where that one failed or was rolled back. */
function failedDeployment({ deployments, service, now }: Signs): FailedDeployment | undefined {
  const [newest] = [...valueOr(deployments, [])].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
  const number = newest?.targetRevisionArn?.split('/').at(-1);
  if (newest !== undefined && number !== undefined && !WITHOUT_FAILURE.has(newest.status)) {
    const { createdAt, finishedAt, rollback } = newest;
    return {
      id: `ecs-svc/${number}`,
      from: createdAt ?? now - LOOK_BACK_MS,
      to: finishedAt ?? now,
      rolledBackAt: rollback?.startedAt,
    };
  }
  const failed = valueOr(service, undefined)?.deployments.find(
    ({ rolloutState }) => rolloutState === 'FAILED',
  );
  if (failed !== undefined)
    return { id: failed.id, from: failed.createdAt ?? now - LOOK_BACK_MS, to: failed.updatedAt ?? now };
  return newest === undefined ? failedByEvents(readingsOf(service), now) : undefined;
}

/** Whoever may not list deployments still reads of them in the events: the last that failed, unless one was completed since. */
function failedByEvents(events: readonly ReadEvent[], now: Instant): FailedDeployment | undefined {
  const index = events.findIndex(({ reading }) => reading?.kind === 'deployment-failed');
  const failure = events[index];
  const id = failure?.reading?.parts[0];
  if (failure === undefined || id === undefined) return undefined;
  const back = events.slice(0, index).find(({ reading }) => reading?.kind === 'rollback')?.reading?.parts[0];
  const completed = events
    .slice(0, index)
    .some(({ reading }) => reading?.kind === 'deployment-completed' && reading.parts[0] !== back);
  if (completed) return undefined;
  const steady = events.slice(index).find(({ reading }) => reading?.kind === 'steady');
  return { id, from: steady?.at ?? now - LOOK_BACK_MS, to: failure.at, rolledBackAt: failure.at };
}

interface ReadEvent {
  readonly at: Instant;
  readonly reading: ReturnType<typeof readServiceEvent>;
}

/** The events of the service and what they say, newest first. */
function readingsOf(service: Section<ServiceState>): readonly ReadEvent[] {
  const events = valueOr(service, undefined)?.events ?? [];
  return events.map(({ at, message }) => ({ at, reading: readServiceEvent(message) }));
}

/** Whether ECS shows a task of the deployment that was not merely scaled in. */
function isShown(stopped: readonly Task[], deploymentId: string): boolean {
  return isAnyShown(stopped.filter(({ startedBy }) => startedBy === deploymentId));
}

function isAnyShown(stopped: readonly Task[]): boolean {
  return stopped.some(({ stoppedReason }) => !isScaledIn(stoppedReason));
}

/** Whether a task was stopped because it was not wanted any more: that tells nothing of failures. */
export function isScaledIn(stoppedReason: string | undefined): boolean {
  return /^Scaling activity initiated/i.test(stoppedReason ?? '');
}

function periodOf({ id, from, to, rolledBackAt }: FailedDeployment, now: Instant): Period {
  return {
    from: from - BEFORE_MS,
    to: Math.min(now, to + AFTER_MS),
    reason: 'expired',
    deployment: { id, rolledBackAt },
  };
}

function of(failed: FailedDeployment | undefined): Pick<Period, 'deployment'> {
  return failed === undefined ? {} : { deployment: { id: failed.id, rolledBackAt: failed.rolledBackAt } };
}

/** ECS has counted failed tasks of the deployment, and shows none of them. */
function lostByCount({ service, stopped, now }: Signs): Period | undefined {
  const deployments = valueOr(service, undefined)?.deployments ?? [];
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  if (primary === undefined || primary.failedTasks === 0) return undefined;
  if (isShown(valueOr(stopped, []), primary.id)) return undefined;
  const from = Math.max((primary.createdAt ?? 0) - BEFORE_MS, now - LOOK_BACK_MS);
  return { from, to: now, reason: 'expired', deployment: { id: primary.id } };
}

/** Events tell of failures after which the service was not steady again, and no task of then is shown. */
function lostByEvents({ service, stopped, now }: Signs): Period | undefined {
  const events = readingsOf(service);
  const steady = events.findIndex(({ reading }) => reading?.kind === 'steady');
  const since = steady === -1 ? events : events.slice(0, steady);
  const failures = since.filter(({ reading }) => reading !== undefined && FAILURES.has(reading.kind));
  const oldest = failures.at(-1);
  if (oldest === undefined || failures.some(({ at }) => at >= now - SHOWN_MS)) return undefined;
  if (isAnyShown(valueOr(stopped, []))) return undefined;
  const primary = valueOr(service, undefined)?.deployments.find(({ status }) => status === 'PRIMARY');
  const begun = Math.min(oldest.at - AFTER_MS, (primary?.createdAt ?? oldest.at) - BEFORE_MS);
  return { from: Math.max(begun, now - LOOK_BACK_MS), to: now, reason: 'expired' };
}

/**
 * The service has not got what was asked for and does not start it either, or a deployment has not ended for longer than ECS shows tasks; tasks were started
 * before that, none of which is shown; and nothing says that tasks wait for a place instead.
 */
function lostByShortfall({ service, stopped, now }: Signs): Period | undefined {
  const state = valueOr(service, undefined);
  const primary = state?.deployments.find(({ status }) => status === 'PRIMARY');
  if (state === undefined || primary === undefined || isAnyShown(valueOr(stopped, []))) return undefined;
  const begun = primary.createdAt ?? now;
  const isStuck = primary.rolloutState === 'IN_PROGRESS' && primary.runningCount < primary.desiredCount;
  const events = readingsOf(service);
  const lately = events.some(({ at, reading }) => reading?.kind === 'started' && at >= now - STARTING_MS);
  const coming = state.runningCount + (lately ? state.pendingCount : 0);
  if (coming >= state.desiredCount && !(isStuck && begun < now - SHOWN_MS)) return undefined;
  const kinds = events.filter(({ at }) => at >= begun).map(({ reading }) => reading?.kind);
  if (kinds.some((kind) => kind !== undefined && WAITING.has(kind))) return undefined;
  const started = events.filter(({ at, reading }) => at >= begun && reading?.kind === 'started');
  if (!started.some(({ at }) => at < now - SHOWN_MS)) return undefined;
  const from = Math.max(begun - BEFORE_MS, now - LOOK_BACK_MS);
  return { from, to: now, reason: 'expired', deployment: { id: primary.id } };
}

/** A service that is gone lived from when its stack made it until its stack took it back. */
function lifeOf({ service, stack, now }: Signs): Period {
  const events = valueOr(stack, undefined)?.events ?? [];
  const own = events.filter(({ resourceType }) => resourceType === 'AWS::ECS::Service').map(({ at }) => at);
  const begun = own.length > 0 ? Math.min(...own) : valueOr(service, undefined)?.createdAt;
  const from = begun === undefined ? now - LOOK_BACK_MS : begun - BEFORE_MS;
  const to = own.length > 0 ? Math.min(now, Math.max(...own) + AFTER_MS) : now;
  return { from, to, reason: 'gone' };
}
