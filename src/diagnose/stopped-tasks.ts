import { readFacts } from '../facts/facts.ts';
import type { Stop } from '../facts/stop.ts';
import type { Instant } from '../model/instant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { StoppedTaskGroup, StoppedTasksListing } from '../model/stopped-tasks.ts';
import { RULES } from '../rules/index.ts';
import { conclude } from './conclude.ts';
import { examine } from './examine.ts';
import { listNotExamined } from './not-examined.ts';
import { countStops } from './report.ts';
import { type CauseGroup, describeStop, groupByCause } from './stops-by-cause.ts';

export interface ListingOptions {
  /** The newest so many tasks; all where it is not given. */
  readonly limit?: number;
  /** Only tasks that stopped at or after this. */
  readonly since?: Instant;
  /** Whether to list the tasks that do not count as failures of the deployment in question. */
  readonly excluded: 'hide' | 'show';
}

/** Lists stopped tasks grouped by cause: the same reading and the same causes as the diagnosis has. */
export function listStoppedTasks(snapshot: Snapshot, options: ListingOptions): StoppedTasksListing {
  const facts = readFacts(snapshot);
  const outcomes = examine(facts, RULES);
  const listed = facts.stops
    .filter((stop) => options.excluded === 'show' || stop.exclusion === null)
    .filter((stop) => options.since === undefined || endOf(stop) >= options.since)
    .slice(0, options.limit);
  return {
    generatedAt: snapshot.takenAt,
    target: snapshot.target,
    groups: [...groupByCause(listed, outcomes, conclude(outcomes))]
      .sort((a, b) => newestOf(a.stops) - newestOf(b.stops))
      .map(taskGroup),
    shown: listed.length,
    examined: facts.stops.length,
    excluded: countStops(facts).excluded,
    notExamined: listNotExamined(snapshot, outcomes),
  };
}

function taskGroup({ label, stops }: CauseGroup): StoppedTaskGroup {
  return { ...label, tasks: [...stops].sort((a, b) => endOf(a) - endOf(b)).map(describeStop) };
}

/** When a task was fully stopped, or else when its stop began. */
function endOf({ task, at }: Stop): Instant {
  return task.stoppedAt ?? at;
}

function newestOf(stops: readonly Stop[]): Instant {
  return Math.max(...stops.map(endOf));
}
