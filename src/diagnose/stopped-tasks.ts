import { taskSource } from '../facts/evidence.ts';
import { readFacts } from '../facts/facts.ts';
import { definitionOf, type Stop } from '../facts/stop.ts';
import type { Finding } from '../model/finding.ts';
import type { Instant } from '../model/instant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { StoppedTask, StoppedTaskGroup, StoppedTasksListing } from '../model/stopped-tasks.ts';
import type { Category } from '../model/verdict.ts';
import { exitCodeMeaning } from '../model/vocabulary/exit-codes.ts';
import { RULES } from '../rules/index.ts';
import { conclude } from './conclude.ts';
import { examine } from './examine.ts';
import { listNotExamined } from './not-examined.ts';
import type { Outcome } from './outcome.ts';
import { countStops } from './report.ts';

export interface ListingOptions {
  /** The newest so many tasks; all where it is not given. */
  readonly limit?: number;
  /** Only tasks that stopped at or after this. */
  readonly since?: Instant;
  /** Whether to list the tasks that do not count as failures of the deployment in question. */
  readonly excluded: 'hide' | 'show';
}

interface CauseLabel {
  readonly cause: string;
  readonly category: Category | null;
}

/** Lists stopped tasks grouped by cause: the same reading and the same causes as the diagnosis has. */
export function listStoppedTasks(snapshot: Snapshot, options: ListingOptions): StoppedTasksListing {
  const facts = readFacts(snapshot);
  const outcomes = examine(facts, RULES);
  const labels = labelStops(outcomes);
  const listed = facts.stops
    .filter((stop) => options.excluded === 'show' || stop.exclusion === null)
    .filter((stop) => options.since === undefined || endOf(stop) >= options.since)
    .slice(0, options.limit);
  return {
    generatedAt: snapshot.takenAt,
    target: snapshot.target,
    groups: groupByCause(listed, labels),
    shown: listed.length,
    examined: facts.stops.length,
    excluded: countStops(facts).excluded,
    notExamined: listNotExamined(snapshot, outcomes),
  };
}

/** Each failing task under the weightiest finding that accounts for it. */
function labelStops(outcomes: readonly Outcome[]): ReadonlyMap<Stop, CauseLabel> {
  const { causes, symptoms } = conclude(outcomes);
  const cases = outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? outcome.cases : []));
  const labels = new Map<Stop, CauseLabel>();
  for (const finding of [...causes, ...symptoms]) {
    const tasks = cases.find((candidate) => isSame(candidate.finding, finding))?.tasks ?? [];
    for (const stop of tasks) {
      if (!labels.has(stop)) labels.set(stop, { cause: finding.title, category: finding.category });
    }
  }
  return labels;
}

/** A rule may find several things; a symptom is a copy that also names its cause. */
function isSame(one: Finding, other: Finding): boolean {
  return one.id === other.id && one.title === other.title;
}

function groupByCause(
  stops: readonly Stop[],
  labels: ReadonlyMap<Stop, CauseLabel>,
): readonly StoppedTaskGroup[] {
  const groups = new Map<string, { label: CauseLabel; stops: Stop[] }>();
  for (const stop of stops) {
    const label = labels.get(stop) ?? labelWithoutCause(stop);
    const group = groups.get(label.cause) ?? { label, stops: [] };
    group.stops.push(stop);
    groups.set(label.cause, group);
  }
  return [...groups.values()]
    .sort((a, b) => newestOf(a.stops) - newestOf(b.stops))
    .map(({ label, stops: members }) => ({
      ...label,
      tasks: [...members].sort((a, b) => endOf(a) - endOf(b)).map(describe),
    }));
}

function labelWithoutCause(stop: Stop): CauseLabel {
  switch (stop.exclusion) {
    case 'previous-deployment':
      return { cause: 'Tasks of another deployment', category: null };
    case 'scale-in':
      return { cause: 'Stopped by scaling in', category: null };
    case 'operator':
      return { cause: 'Stopped by a user', category: null };
    default:
      return { cause: 'No known cause', category: null };
  }
}

/** When a task was fully stopped, or else when its stop began. */
function endOf({ task, at }: Stop): Instant {
  return task.stoppedAt ?? at;
}

function newestOf(stops: readonly Stop[]): Instant {
  return Math.max(...stops.map(endOf));
}

function describe(stop: Stop): StoppedTask {
  const { task } = stop;
  return {
    id: task.id,
    stoppingAt: task.stoppingAt,
    stoppedAt: task.stoppedAt,
    livedSeconds: stop.livedSeconds,
    stopCode: task.stopCode,
    reason: task.stoppedReason,
    containers: task.containers.map((container) => ({
      name: container.name,
      exitCode: container.exitCode,
      meaning:
        container.exitCode === undefined
          ? undefined
          : exitCodeMeaning(
              container.exitCode,
              stop.ending === 'told-to-stop' ? 'told-to-stop' : 'by-itself',
            ),
      reason: container.reason,
      health: container.healthStatus,
      essential: definitionOf(stop.definition, container.name)?.essential ?? true,
    })),
    deployment: task.startedBy,
    record: recordOf(stop),
    exclusion: stop.exclusion,
  };
}

/** ECS shows a task for about an hour; of older ones it must be said where they are from. */
function recordOf({ task, at, ending }: Stop): StoppedTask['record'] {
  if (task.recordedIn === undefined) return undefined;
  return { source: taskSource(task), lastHeardAt: at, end: ending === 'unrecorded' ? 'unknown' : 'known' };
}
