import { valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Task } from '../model/task.ts';
import type { Tone, WatchEvent, WatchedTaskState } from '../model/watch.ts';
import { causeOf } from './failing-stops.ts';
import { definitionName } from './pin.ts';
import type { WatchState } from './state.ts';
import { standingOf } from './view.ts';

/** What has become of the tasks between two states. */
export function taskChanges(before: WatchState, after: WatchState, latest: Snapshot): readonly WatchEvent[] {
  return tasksIn(latest).flatMap((task): readonly WatchEvent[] => {
    const now = standingOf(task, after, latest);
    const past = before.latest && tasksIn(before.latest).find(({ arn }) => arn === task.arn);
    const was = past && before.latest && standingOf(past, before, before.latest);
    if (now === was || isOldNews(task, now, before, after)) return [];
    const at = momentOf(task, now) ?? after.now;
    return [
      { at, kind: 'task', subject: task.id.slice(0, 8), tone: toneOf(now), text: taskText(task, now, after) },
    ];
  });
}

/** What had ended, or was on its way out, before the watch began is told by the report, not as news. */
function isOldNews(
  task: Task,
  standing: WatchedTaskState,
  before: WatchState,
  { startedAt }: WatchState,
): boolean {
  if (standing !== 'failed' && standing !== 'stopping' && standing !== 'stopped') return false;
  return before.latest === undefined && (task.stoppingAt ?? task.stoppedAt ?? 0) < startedAt;
}

function momentOf(task: Task, standing: WatchedTaskState): number | undefined {
  switch (standing) {
    case 'starting':
      return task.createdAt;
    case 'stopping':
      return task.stoppingAt;
    case 'failed':
      return task.stoppingAt ?? task.stoppedAt;
    case 'stopped':
      return task.stoppedAt;
    case 'running':
    case 'healthy':
    case 'unhealthy':
      return undefined;
  }
}

function toneOf(standing: WatchedTaskState): Tone {
  switch (standing) {
    case 'healthy':
      return 'good';
    case 'unhealthy':
    case 'failed':
      return 'bad';
    case 'starting':
    case 'running':
    case 'stopping':
    case 'stopped':
      return 'neutral';
  }
}

function taskText(task: Task, standing: WatchedTaskState, { failures }: WatchState): string {
  const name = definitionName(task.taskDefinitionArn);
  const reason = task.stoppedReason === undefined ? '' : `: ${task.stoppedReason}`;
  switch (standing) {
    case 'starting':
      return `${name} is starting (${task.lastStatus})`;
    case 'running':
      return 'is RUNNING, not checked yet';
    case 'healthy':
      return 'is healthy';
    case 'unhealthy':
      return 'is unhealthy';
    case 'stopping':
      return `is told to stop${reason}`;
    case 'stopped':
      return `has stopped${reason}`;
    case 'failed': {
      const stop = failures.find((failure) => failure.task.arn === task.arn);
      return `failed${reason}${stop === undefined ? '' : ` (${causeOf(stop)})`}`;
    }
  }
}

function tasksIn({ vitals }: Snapshot): readonly Task[] {
  return [...valueOr(vitals.runningTasks, []), ...valueOr(vitals.stoppedTasks, [])];
}
