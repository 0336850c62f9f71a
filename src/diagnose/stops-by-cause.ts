import { taskSource } from '../facts/evidence.ts';
import { definitionOf, type Stop } from '../facts/stop.ts';
import type { Finding } from '../model/finding.ts';
import type { StoppedTask } from '../model/stopped-tasks.ts';
import type { Category } from '../model/verdict.ts';
import { exitCodeMeaning } from '../model/vocabulary/exit-codes.ts';
import type { Conclusion } from './conclude.ts';
import type { Outcome } from './outcome.ts';

/** What a group of stopped tasks goes by. */
export interface CauseLabel {
  readonly cause: string;
  readonly category: Category | null;
}

/** Stopped tasks that go by the same cause. */
export interface CauseGroup {
  readonly label: CauseLabel;
  readonly stops: readonly Stop[];
}

/** Stopped tasks grouped by the weightiest finding that accounts for each, in the order in which they come. */
export function groupByCause(
  stops: readonly Stop[],
  outcomes: readonly Outcome[],
  conclusion: Conclusion,
): readonly CauseGroup[] {
  const labels = labelStops(outcomes, conclusion);
  const groups = new Map<string, { label: CauseLabel; stops: Stop[] }>();
  for (const stop of stops) {
    const label = labels.get(stop) ?? labelWithoutCause(stop);
    const group = groups.get(label.cause) ?? { label, stops: [] };
    group.stops.push(stop);
    groups.set(label.cause, group);
  }
  return [...groups.values()];
}

/** Each failing task under the weightiest finding that accounts for it. */
function labelStops(
  outcomes: readonly Outcome[],
  { causes, symptoms }: Conclusion,
): ReadonlyMap<Stop, CauseLabel> {
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

/** A stopped task as the listing and the report show it. */
export function describeStop(stop: Stop): StoppedTask {
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
