import type { Exclusion } from '../model/exclusion.ts';
import type { LogExcerpt } from '../model/log.ts';
import { type Section, valueOr } from '../model/section.ts';
import type { ServiceSettings, ServiceState } from '../model/service.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TargetGroup, TargetHealth } from '../model/target-group.ts';
import type { Task } from '../model/task.ts';
import type { TaskDefinition } from '../model/task-definition.ts';
import { endingOf } from './ending.ts';
import { type ReadEvent, readEvents } from './event.ts';
import { withEventReason } from './event-reason.ts';
import {
  type ContainerCheckWindow,
  containerCheckWindow,
  type TargetCheckWindow,
  targetCheckWindow,
} from './kill-window.ts';
import { type LogReading, readLog } from './log-reading.ts';
import { readStop, type Stop, type UnsortedStop } from './stop.ts';
import { findSubject, type Subject } from './subject.ts';

/** A task of the deployment in question that is meant to run. */
export interface LiveTask {
  readonly task: Task;
  readonly definition?: TaskDefinition;
  readonly logs: readonly LogReading[];
}

/** One target of one group. */
export interface LiveTarget {
  readonly group: TargetGroup | undefined;
  readonly groupArn: string;
  readonly target: TargetHealth;
  readonly index: number;
}

/** Everything that rules and views read off a snapshot, derived once. */
export interface Facts {
  readonly snapshot: Snapshot;
  readonly subject: Subject;
  readonly settings?: ServiceSettings;
  readonly state?: ServiceState;
  /** The task definition of the deployment in question. */
  readonly definition?: TaskDefinition;
  /** Every stopped task of the service, newest first. */
  readonly stops: readonly Stop[];
  /** The stops of the deployment in question that count as failures, newest first. */
  readonly failures: readonly Stop[];
  readonly live: readonly LiveTask[];
  readonly targets: readonly LiveTarget[];
  readonly events: readonly ReadEvent[];
  readonly checkWindows: readonly ContainerCheckWindow[];
  readonly targetWindows: readonly TargetCheckWindow[];
  /** Without the application's words a failed check cannot be told from an application that failed it. */
  readonly logs: 'read' | 'unread';
}

/** Derives the facts of a snapshot. The same snapshot always gives the same facts. */
export function readFacts(snapshot: Snapshot): Facts {
  const { blueprint, vitals } = snapshot;
  const definitions = new Map(
    valueOr(blueprint.taskDefinitions, []).map((definition) => [definition.arn, definition]),
  );
  const ended = new Map(valueOr(vitals.stoppedTasks, []).map((task) => [task.arn, task]));
  const logs = logsByTask(valueOr(vitals.logs, []), ended);
  const settings = valueOr(blueprint.service, undefined);
  const balanced = new Set(
    (settings?.loadBalancers ?? []).flatMap(({ containerName }) => containerName?.toString() ?? []),
  );
  const events = readEvents(snapshot);
  const unsorted = valueOr(vitals.stoppedTasks, [])
    .map((task) =>
      readStop(task, definitions.get(task.taskDefinitionArn), logs.get(task.arn) ?? [], balanced),
    )
    .map((stop) => withEventReason(stop, events));
  const subject = findSubject(snapshot, unsorted);
  const stops = unsorted
    .map((stop): Stop => ({ ...stop, exclusion: exclusionOf(stop, subject) }))
    .sort((a, b) => b.at - a.at || a.task.id.localeCompare(b.task.id, 'en'));
  const definition = definitionInQuestion(subject, settings, stops, definitions);
  return {
    snapshot,
    subject,
    settings,
    state: valueOr(vitals.service, undefined),
    definition,
    stops,
    failures: stops.filter((stop) => stop.exclusion === null),
    live: liveTasks(snapshot, subject, definitions, logs),
    targets: liveTargets(snapshot),
    events,
    checkWindows: (definition?.containers ?? []).flatMap(
      (container) => containerCheckWindow(container) ?? [],
    ),
    logs: wereRead(vitals.logs) ? 'read' : 'unread',
    targetWindows: groupsOfService(snapshot).flatMap((group) => targetCheckWindow(group) ?? []),
  };
}

/** The target groups that the service registers its tasks in; others in the snapshot are neighbours. */
function groupsOfService(snapshot: Snapshot): readonly TargetGroup[] {
  const settings = valueOr(snapshot.blueprint.service, undefined);
  const arns = new Set((settings?.loadBalancers ?? []).map((loadBalancer) => loadBalancer.targetGroupArn));
  return valueOr(snapshot.blueprint.targetGroups, []).filter((group) => arns.has(group.arn));
}

function exclusionOf(stop: UnsortedStop, subject: Subject): Exclusion | null {
  const { startedBy } = stop.task;
  const ofAnother = startedBy !== undefined && startedBy !== subject.deploymentId;
  if (subject.deploymentId !== undefined && ofAnother) return 'previous-deployment';
  if (stop.reason?.kind === 'scale-in') return 'scale-in';
  if (stop.reason?.kind === 'stopped-by-user') return 'operator';
  return null;
}

function definitionInQuestion(
  subject: Subject,
  settings: ServiceSettings | undefined,
  stops: readonly Stop[],
  definitions: ReadonlyMap<string, TaskDefinition>,
): TaskDefinition | undefined {
  const { deploymentId } = subject;
  const ofTasks = stops.find(({ task }) => deploymentId === undefined || task.startedBy === deploymentId)
    ?.task.taskDefinitionArn;
  const arn = subject.taskDefinitionArn ?? ofTasks ?? settings?.taskDefinitionArn;
  return arn === undefined ? undefined : definitions.get(arn);
}

function logsByTask(
  excerpts: readonly LogExcerpt[],
  ended: ReadonlyMap<string, Task>,
): ReadonlyMap<string, readonly LogReading[]> {
  const byTask = new Map<string, LogReading[]>();
  for (const excerpt of excerpts) {
    const task = ended.get(excerpt.taskArn);
    const reading =
      task === undefined ? readLog(excerpt, 'running') : readLog(excerpt, endingOf(task), task.stoppingAt);
    if (reading === undefined) continue;
    const readings = byTask.get(excerpt.taskArn) ?? [];
    readings.push(reading);
    byTask.set(excerpt.taskArn, readings);
  }
  return byTask;
}

/** Whether any log was read, be it empty. */
function wereRead(logs: Section<readonly LogExcerpt[]>): boolean {
  return logs.state === 'present' && logs.value.some(({ lines }) => lines.state === 'present');
}

function liveTasks(
  snapshot: Snapshot,
  subject: Subject,
  definitions: ReadonlyMap<string, TaskDefinition>,
  logs: ReadonlyMap<string, readonly LogReading[]>,
): readonly LiveTask[] {
  return valueOr(snapshot.vitals.runningTasks, [])
    .filter((task) => subject.deploymentId === undefined || task.startedBy === subject.deploymentId)
    .map((task) => ({
      task,
      definition: definitions.get(task.taskDefinitionArn),
      logs: logs.get(task.arn) ?? [],
    }));
}

function liveTargets(snapshot: Snapshot): readonly LiveTarget[] {
  const groups = new Map(groupsOfService(snapshot).map((group) => [group.arn, group]));
  return valueOr(snapshot.vitals.targetHealth, []).flatMap((health) =>
    valueOr(health.targets, []).map((target, index) => ({
      group: groups.get(health.targetGroupArn),
      groupArn: health.targetGroupArn,
      target,
      index,
    })),
  );
}
