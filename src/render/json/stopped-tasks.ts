import type { StoppedContainer, StoppedTask, StoppedTasksListing } from '../../model/stopped-tasks.ts';
import type { JsonText } from '../encode/encoded.ts';
import { forJson } from '../encode/json.ts';
import { isoTime } from './instants.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { targetDocument } from './target.ts';

/** One listing as a JSON document; several as `{"schemaVersion","listings":[…]}`. Times are ISO 8601 in UTC. */
export function stoppedTasksJson(listings: readonly StoppedTasksListing[]): JsonText {
  const [first, ...others] = listings.map(listingDocument);
  if (first !== undefined && others.length === 0) return forJson(first);
  return forJson({ schemaVersion: SCHEMA_VERSION, listings: listings.map(listingDocument) });
}

function listingDocument(listing: StoppedTasksListing) {
  return {
    schemaVersion: SCHEMA_VERSION,
    generatedAt: isoTime(listing.generatedAt),
    target: targetDocument(listing.target),
    groups: listing.groups.map((group) => ({
      cause: group.cause,
      category: group.category,
      tasks: group.tasks.map(stoppedTaskDocument),
    })),
    shown: listing.shown,
    examined: listing.examined,
    excluded: listing.excluded,
    notExamined: listing.notExamined,
  };
}

/** One stopped task as a value. */
export function stoppedTaskDocument(task: StoppedTask) {
  return {
    id: task.id,
    stoppingAt: isoTime(task.stoppingAt),
    stoppedAt: isoTime(task.stoppedAt),
    livedSeconds: task.livedSeconds ?? null,
    stopCode: task.stopCode ?? null,
    reason: task.reason ?? null,
    containers: task.containers.map(stoppedContainerDocument),
    deployment: task.deployment ?? null,
    recordedIn: task.record?.source ?? null,
    exclusion: task.exclusion,
  };
}

/** One container of a stopped task as a value. */
export function stoppedContainerDocument(container: StoppedContainer) {
  return {
    name: container.name,
    exitCode: container.exitCode ?? null,
    meaning: container.meaning ?? null,
    reason: container.reason ?? null,
    health: container.health ?? null,
    essential: container.essential,
  };
}
