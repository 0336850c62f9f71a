import type { AwsPort } from '../aws/port.ts';
import { present, type Section, valueOr } from '../model/section.ts';
import { isStopping } from '../model/stopping-task.ts';
import type { Task } from '../model/task.ts';
import { readAnswer } from './answers/read-answer.ts';
import { type TaskAnswer, tasksAnswer } from './answers/task.ts';
import { mapSection, observe } from './observe.ts';
import { batchesOf, unique } from './pages.ts';
import type { ResolvedTarget } from './target/target.ts';
import type { TaskLists } from './task-lists.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
const BATCH = 100;

export interface Tasks {
  readonly running: Section<readonly Task[]>;
  /** Newest stop first. */
  readonly stopped: Section<readonly Task[]>;
  /** How many of the stopped tasks in the cluster belong to something else. */
  readonly otherStopped: number;
  /** Those of them that have not ended yet, on hosts where tasks of the service are. */
  readonly otherStopping: readonly Task[];
  readonly secrets: readonly string[];
}

/** Describes the listed tasks and keeps those of the service. A task that has vanished since it was listed is left out. */
export async function readTasks(port: AwsPort, target: ResolvedTarget, lists: TaskLists): Promise<Tasks> {
  const arns = unique([...valueOr(lists.running, []), ...valueOr(lists.stopped, [])]);
  const described = await observe(() => describeTasks(port, target.cluster, arns));
  const all = valueOr(described, []);
  const ours = all.filter(({ task }) => task.group === `service:${target.service}`);
  const tasks = ours.map(({ task }) => task);
  const others = all.map(({ task }) => task).filter((task) => isToldToStop(task) && !tasks.includes(task));
  const kept = (list: Section<readonly string[]>, choose: () => readonly Task[]): Section<readonly Task[]> =>
    list.state === 'present' ? mapSection(described, choose) : list;
  return {
    running: kept(lists.running, () => tasks.filter((task) => !isToldToStop(task))),
    stopped: kept(lists.stopped, () => tasks.filter(isToldToStop).toSorted(newestStopFirst)),
    otherStopped: others.length,
    otherStopping: others.filter((task) => isStopping(task) && sharesHost(task, tasks)),
    secrets: ours.flatMap(({ secrets }) => secrets),
  };
}

/** The tasks with stopped ones that ECS itself does not show any more. */
export function withForgotten(tasks: Tasks, forgotten: readonly TaskAnswer[]): Tasks {
  const known = new Set<string>(everyTask(tasks).map(({ arn }) => arn));
  const added = forgotten.filter(({ task }) => !known.has(task.arn));
  return {
    ...tasks,
    stopped: mapSection(tasks.stopped, (list) =>
      [...list, ...added.map(({ task }) => task)].toSorted(newestStopFirst),
    ),
    secrets: [...tasks.secrets, ...added.flatMap(({ secrets }) => secrets)],
  };
}

/** Every task of the service that was read, in whichever state. */
export function everyTask({ running, stopped }: Tasks): readonly Task[] {
  return [...valueOr(running, []), ...valueOr(stopped, [])];
}

/** Whether anything of the tasks is there: what is read next may stand on a part of them. */
export function tasksInPlay(tasks: Tasks): Section<readonly Task[]> {
  if (tasks.running.state !== 'present' && tasks.stopped.state !== 'present') return tasks.stopped;
  return present(everyTask(tasks));
}

async function describeTasks(
  port: AwsPort,
  cluster: string,
  arns: readonly string[],
): Promise<readonly TaskAnswer[]> {
  const answers = await Promise.all(
    batchesOf(arns, BATCH).map(async (tasks) => {
      const answer = await port.call('DescribeTasks', { cluster, tasks });
      return readAnswer(tasksAnswer, 'DescribeTasks', answer).tasks;
    }),
  );
  return answers.flat();
}

/** A task that is told to stop may still be draining: its own status says so. */
export function isToldToStop({ desiredStatus, lastStatus }: Task): boolean {
  return desiredStatus === 'STOPPED' || lastStatus === 'STOPPED' || lastStatus === 'DELETED';
}

function sharesHost({ containerInstanceArn: host }: Task, tasks: readonly Task[]): boolean {
  return host !== undefined && tasks.some(({ containerInstanceArn }) => containerInstanceArn === host);
}

/** The order in which ECS lists tasks means nothing. */
function newestStopFirst(one: Task, other: Task): number {
  const [newest, oldest] = [stopOf(other), stopOf(one)];
  if (newest === oldest) return one.arn < other.arn ? -1 : 1;
  return newest - oldest;
}

function stopOf(task: Task): number {
  const { recordedIn } = task;
  const lastWords =
    recordedIn === undefined || recordedIn.kind === 'event-capture' ? undefined : recordedIn.lastAt;
  return (
    task.stoppedAt ?? task.executionStoppedAt ?? task.stoppingAt ?? lastWords ?? Number.POSITIVE_INFINITY
  );
}
