import { spanWords } from '../facts/duration.ts';
import { type Instant, secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TargetHealth } from '../model/target-group.ts';
import type { Task } from '../model/task.ts';
import type { WatchEnding, WatchedTarget, WatchedTask, WatchedTaskState, WatchView } from '../model/watch.ts';
import { causeOf, findingWords } from './failing-stops.ts';
import { forecastsOf } from './forecast.ts';
import { allTargets, isHealthy, isUnwell, targetAddress } from './health.ts';
import { type KillSchedule, killSchedule } from './kill-schedule.ts';
import { definitionName, watchedDeployment } from './pin.ts';
import type { WatchState } from './state.ts';

/** How many stopped tasks are worth a look while others live. */
const STOPPED_SHOWN = 5;

/** What is to be seen of a watch. The same state always gives the same view. */
export function viewOf(state: WatchState, ending?: WatchEnding): WatchView {
  const { latest, plan, startedAt, now } = state;
  const root = state.report?.diagnosis.causes[0];
  return {
    target: state.target,
    now,
    dataAt: state.dataAt,
    trouble: state.trouble,
    startedAt,
    timeoutAt: startedAt + plan.timeoutSeconds * 1000,
    deployment: deploymentOf(state),
    stackStatus: latest && valueOr(latest.vitals.stack, undefined)?.status,
    samples: state.samples,
    tasks: latest === undefined ? [] : tasksOf(state, latest),
    targets: latest === undefined ? [] : allTargets(latest).map(watchedTarget),
    criteria: state.criteria,
    holdsSince: state.holdsSince,
    stableForSeconds: plan.stableForSeconds,
    failures: state.failures.length,
    suspicion: root && findingWords(root),
    forecasts: forecastsOf(state),
    ending,
  };
}

function deploymentOf({ latest, pin }: WatchState): WatchView['deployment'] {
  if (latest === undefined || pin === undefined) return undefined;
  const watched = watchedDeployment(latest, pin);
  return {
    id: pin.id,
    taskDefinition: definitionName(pin.taskDefinitionArn ?? ''),
    rollout: watched?.rolloutState ?? (watched === undefined ? 'gone' : watched.status),
    createdAt: pin.createdAt,
  };
}

function tasksOf(state: WatchState, latest: Snapshot): readonly WatchedTask[] {
  const living = valueOr(latest.vitals.runningTasks, []).toSorted(byCreation);
  const stopped = valueOr(latest.vitals.stoppedTasks, [])
    .filter(({ stoppedAt = state.now }) => stoppedAt >= state.startedAt)
    .slice(0, STOPPED_SHOWN);
  const killOf = killSchedule(latest);
  return [...living, ...stopped].map((task) => watchedTask(task, state, latest, killOf));
}

function byCreation(one: Task, other: Task): number {
  return (one.createdAt ?? 0) - (other.createdAt ?? 0) || (one.arn < other.arn ? -1 : 1);
}

function watchedTask(task: Task, state: WatchState, latest: Snapshot, killOf: KillSchedule): WatchedTask {
  const standing = standingOf(task, state, latest);
  return {
    id: task.id,
    state: standing,
    lastStatus: task.lastStatus,
    deployment: task.startedBy === state.pin?.id ? 'watched' : 'other',
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    stoppedAt: task.stoppedAt,
    note: noteOf(task, standing, state, killOf),
  };
}

/** How a task stands, as far as ECS and the load balancer have said. */
export function standingOf(task: Task, { failures, now }: WatchState, latest: Snapshot): WatchedTaskState {
  const isFailed = failures.some((stop) => stop.task.arn === task.arn);
  if (isFailed) return 'failed';
  if (task.lastStatus === 'STOPPED') return 'stopped';
  if (task.desiredStatus === 'STOPPED') return 'stopping';
  if (task.lastStatus !== 'RUNNING') return 'starting';
  if (isHealthy(task, latest, now)) return 'healthy';
  return isUnwell(task, latest) ? 'unhealthy' : 'running';
}

function noteOf(task: Task, standing: WatchedTaskState, state: WatchState, killOf: KillSchedule): string {
  switch (standing) {
    case 'failed': {
      const stop = state.failures.find((failure) => failure.task.arn === task.arn);
      return stop === undefined ? '' : causeOf(stop);
    }
    case 'stopped':
    case 'stopping':
      return task.stoppedReason ?? '';
    case 'running':
    case 'unhealthy':
      return killNote(killOf(task)?.at, state.now);
    case 'starting':
    case 'healthy':
      return '';
  }
}

function killNote(at: Instant | undefined, now: Instant): string {
  if (at === undefined || at < now) return '';
  return `can be killed in ${spanWords(secondsBetween(now, at))}`;
}

function watchedTarget(target: TargetHealth): WatchedTarget {
  const { state, reason, description } = target;
  return {
    id: targetAddress(target),
    state,
    reason: [reason, description].filter((part) => part !== undefined).join(': '),
  };
}
