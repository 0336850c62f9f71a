import type { Task } from '@aws-sdk/client-ecs';
import { eventCaptureGroup } from '../../model/vocabulary/event-capture.ts';
import type { Account, StoredLogEvent } from '../account.ts';
import { ACCOUNT_ID, idOf, REGION } from '../names.ts';
import type { TaskLife, TaskTimes, WorldState } from '../world/state.ts';
import { projectTask } from './task.ts';

/** The times at which a task changes its state, in order, and the state that it then has. */
const CHANGES: readonly (readonly [keyof TaskTimes, string])[] = [
  ['createdAt', 'PROVISIONING'],
  ['connectivityAt', 'PENDING'],
  ['pullStoppedAt', 'ACTIVATING'],
  ['startedAt', 'RUNNING'],
  ['stoppingAt', 'DEPROVISIONING'],
  ['stoppedAt', 'STOPPED'],
];

/** What is not known of a task before it is told to stop. */
const OF_ITS_END: readonly (keyof Task)[] = ['stopCode', 'stoppedReason'];

/**
 * The event-capture log group of the cluster, where that is switched on: the events of every task that there was, those that
 * are forgotten too, each as one JSON document.
 */
export function projectEventCapture(world: WorldState): Account['logs'] {
  const { eventCapture, cluster } = world.settings;
  if (eventCapture !== 'on') return {};
  const known = [...world.services.flatMap((service) => service.tasks), ...world.oneOffTasks];
  const tasks = [...world.forgotten, ...known];
  const streams = tasks.map((task) => [idOf(`capture/${task.id}`), eventsOf(task, cluster)] as const);
  return { [eventCaptureGroup(cluster)]: Object.fromEntries(streams) };
}

function eventsOf(life: TaskLife, cluster: string): StoredLogEvent[] {
  const task = projectTask(life, cluster);
  const reached = CHANGES.flatMap(([name, status]) => {
    const at = life.times[name];
    return at === undefined ? [] : [{ at, status }];
  });
  return reached.map(({ at, status }, index) => {
    const detail = { ...taskAt(task, life.times, at), lastStatus: status, version: index + 1 };
    return { timestamp: at, message: JSON.stringify(eventOf(`${life.id}#${index}`, at, detail)) };
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html */
function eventOf(key: string, at: number, detail: object): object {
  const id = `${idOf(key)}${idOf(`event/${key}`)}`;
  return {
    version: '0',
    id: [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-'),
    'detail-type': 'ECS Task State Change',
    source: 'aws.ecs',
    account: ACCOUNT_ID,
    time: new Date(at).toISOString(),
    region: REGION,
    resources: 'taskArn' in detail ? [detail.taskArn] : [],
    detail,
  };
}

/** The task as it was at a moment: later times are not set yet. Events say nothing of the health of containers. */
function taskAt(task: Task, times: TaskTimes, at: number): Task {
  const later = Object.entries(times).filter(([, time]) => time === undefined || time > at);
  const isStopping = times.stoppingAt !== undefined && at >= times.stoppingAt;
  const hidden = new Set<string>([
    'healthStatus',
    ...later.map(([name]) => name),
    ...(isStopping ? [] : OF_ITS_END),
  ]);
  const known: Task = Object.fromEntries(Object.entries(task).filter(([name]) => !hidden.has(name)));
  const hasEnded = times.executionStoppedAt !== undefined && at >= times.executionStoppedAt;
  return {
    ...known,
    desiredStatus: isStopping ? 'STOPPED' : 'RUNNING',
    containers: task.containers?.map(({ healthStatus: _, exitCode, reason, ...container }) =>
      hasEnded ? { ...container, exitCode, reason } : container,
    ),
  };
}
