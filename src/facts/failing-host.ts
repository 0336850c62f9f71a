import { lastSegment } from '../model/arn.ts';
import type { Evidence } from '../model/finding.ts';
import { secondsBetween } from '../model/instant.ts';
import type { Task } from '../model/task.ts';
import { isSpecific } from '../model/vocabulary/error-lines.ts';
import { applicationFailures, isExit, isHealthStop, isToldElsewhere } from './crash.ts';
import { durationWords } from './duration.ts';
import { targetEvidence } from './evidence.ts';
import type { Facts, LiveTarget, LiveTask } from './facts.ts';
import { instanceIdOf } from './host.ts';
import { overcomeKinds } from './readiness.ts';
import type { Stop } from './stop.ts';

/** A host on which every failing task ran, while the same revision is well on others. */
export interface FailingHost {
  readonly arn: string;
  /** The newest of the tasks that failed on it. */
  readonly newest: Task;
  readonly well: readonly LiveTask[];
  /**
   * What speaks for the host, rather than for a revision that cannot start any more and a scheduler that always finds room
   * in the same place: tasks that were started elsewhere meanwhile, or tasks that had served and failed there alone.
   */
  readonly startedElsewhere: readonly LiveTask[];
  readonly servedBefore: readonly Stop[];
}

/** Fewer may have met on one host by chance. */
const FEWEST_FAILURES = 3;

/** A task that has run for so long, and for longer than most of those that failed, is well. */
const WELL_SECONDS = 600;

/** A task that lived for so long, and for many times as long as another that failed, was well before the trouble began. */
const SERVED_SECONDS = 3600;
const SERVED_LIVES = 4;

/** Tasks of one deployment are started minutes apart. */
const MEANWHILE_SECONDS = 300;

/** The one host on which tasks fail; `undefined` where something else may be what they have in common. */
export function findFailingHost(facts: Facts): FailingHost | undefined {
  const { failures } = facts;
  const newest = failures[0]?.task;
  const arn = newest?.containerInstanceArn;
  if (newest === undefined || arn === undefined || failures.length < FEWEST_FAILURES) return undefined;
  if (failures.some(({ task }) => task.containerInstanceArn !== arn)) return undefined;
  if (explainsItself(facts)) return undefined;
  const alive = facts.live.filter((live) => isWell(live, facts));
  const well = alive.filter(({ task }) => task.containerInstanceArn !== arn);
  if (well.length === 0 || well.length < alive.length) return undefined;
  const served = failures.filter((stop) => hasServed(stop, failures));
  const servedBefore = served.filter(isHealthStop);
  const starts = failures
    .filter((stop) => !served.includes(stop))
    .map(({ task, at }) => task.createdAt ?? at);
  const since = Math.min(...starts) - MEANWHILE_SECONDS * 1000;
  const startedElsewhere = well.filter(({ task }) => (task.startedAt ?? 0) >= since);
  if (startedElsewhere.length === 0 && servedBefore.length === 0) return undefined;
  return { arn, newest, well, startedElsewhere, servedBefore };
}

/** That all failures met on one host, that tasks elsewhere are well, and what the load balancer says of one of those. */
export function hostEvidence({ arn, well }: FailingHost, name: string, facts: Facts): readonly Evidence[] {
  const id = lastSegment(arn);
  const count = facts.failures.length;
  const [target] = well.flatMap(({ task }) => targetsOf(task, facts));
  const ofTasks = { weight: 'circumstantial', source: 'ecs:DescribeTasks' } as const;
  return [
    {
      ...ofTasks,
      kind: 'host',
      ref: 'tasks[*].containerInstanceArn',
      text: `${count} of ${count} failing tasks ran on host ${name} (container instance ${id})`,
    },
    {
      ...ofTasks,
      kind: 'health-status',
      ref: `tasks[${well[0]?.task.id}].lastStatus`,
      text: `${well.length} task(s) of the same revision are well on other hosts, the oldest one for ${oldest(well, facts)}`,
    },
    ...(target === undefined ? [] : [targetEvidence(target, 'circumstantial')]),
  ];
}

function oldest(well: readonly LiveTask[], { snapshot }: Facts): string {
  const starts = well.map(({ task }) => task.startedAt ?? snapshot.takenAt);
  return durationWords(secondsBetween(Math.min(...starts), snapshot.takenAt));
}

/** The targets of a task that runs on a container instance: by its own address, or by its ports on the host. */
function targetsOf(task: Task, facts: Facts): readonly LiveTarget[] {
  const instanceId = instanceIdOf(task, facts);
  const ports = task.containers.flatMap(({ hostPorts }) => hostPorts);
  return facts.targets.filter(({ target, group }) =>
    group?.targetType === 'instance'
      ? target.targetId === instanceId && target.port !== undefined && ports.includes(target.port)
      : group !== undefined && target.targetId === task.privateAddress,
  );
}

/** Whether any task failed in a way that names its own cause, or through no check and no exit at all. */
function explainsItself(facts: Facts): boolean {
  const overcome = overcomeKinds(facts);
  const told = new Set(
    applicationFailures(facts)
      .filter((failure) => failure.endedByItself && failure.error === undefined && isToldElsewhere(failure))
      .map(({ stop }) => stop),
  );
  return facts.failures.some((stop) => {
    if (!isHealthStop(stop) && !isExit(stop)) return true;
    const speaks = stop.logs.some(
      ({ error, memory, ownKill }) =>
        memory !== undefined ||
        ownKill !== undefined ||
        (error !== undefined && isSpecific(error.kind) && !overcome.has(error.kind)),
    );
    return speaks || told.has(stop);
  });
}

function hasServed({ livedSeconds = 0 }: Stop, failures: readonly Stop[]): boolean {
  const [shortest = 0] = livesOf(failures);
  return livedSeconds >= Math.max(SERVED_SECONDS, SERVED_LIVES * shortest);
}

/** How long tasks lived, the shortest life first. */
function livesOf(stops: readonly Stop[]): readonly number[] {
  return stops.flatMap(({ livedSeconds }) => livedSeconds ?? []).sort((one, other) => one - other);
}

/** Whether a task of the revision that fails has run for long enough, and its checks say nothing against it. */
function isWell({ task }: LiveTask, facts: Facts): boolean {
  const { failures, snapshot, targets } = facts;
  if (task.lastStatus !== 'RUNNING' || task.healthStatus === 'UNHEALTHY' || task.startedAt === undefined)
    return false;
  if (task.taskDefinitionArn !== failures[0]?.task.taskDefinitionArn) return false;
  const lives = livesOf(failures);
  const typicalSeconds = lives[Math.floor(lives.length / 2)] ?? 0;
  const seconds = secondsBetween(task.startedAt, snapshot.takenAt);
  if (seconds < Math.max(WELL_SECONDS, typicalSeconds)) return false;
  if (!targets.some(({ group }) => group !== undefined)) return true;
  const own = targetsOf(task, facts);
  // Without an address nobody can tell its targets; but ECS would have replaced it for one that is unhealthy.
  if (task.privateAddress === undefined && instanceIdOf(task, facts) === undefined) return true;
  return own.length > 0 && own.every(({ target }) => target.state === 'healthy');
}
