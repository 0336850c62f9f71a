import { type Instant, secondsBetween } from '../model/instant.ts';
import { valueOr } from '../model/section.ts';
import type { ServiceEventKind } from '../model/vocabulary/service-events.ts';
import type { Facts } from './facts.ts';

/** Tasks that end within this time of each other ended in one go: a lost host takes several with it. */
const WAVE_SECONDS = 60;

/** Events each of which stands for a task that failed, for when the stopped tasks themselves could not be read. */
const FAILURE_EVENTS: ReadonlySet<ServiceEventKind> = new Set([
  'container-unhealthy',
  'target-unhealthy',
  'start-failure',
]);

/** When each wave of failures began, oldest first: two waves are “again”, two tasks need not be. */
export function waves(times: readonly Instant[]): readonly Instant[] {
  const begun: Instant[] = [];
  for (const at of [...times].sort((a, b) => a - b)) {
    const last = begun.at(-1);
    if (last === undefined || secondsBetween(last, at) > WAVE_SECONDS) begun.push(at);
  }
  return begun;
}

/**
 * When tasks of the deployment in question failed. Start failures are told by events as well, because a service whose
 * tasks are never created has no stopped tasks; other events only stand in where the tasks could not be read.
 */
export function failureTimes(facts: Facts): readonly Instant[] {
  const tasksSeen = facts.snapshot.vitals.stoppedTasks.state === 'present';
  const told = facts.events.filter(({ reading, sinceSteady }) => {
    if (reading === undefined || !sinceSteady) return false;
    return tasksSeen ? reading.kind === 'start-failure' : FAILURE_EVENTS.has(reading.kind);
  });
  return [...facts.failures.map(({ at }) => at), ...told.map(({ event }) => event.at)];
}

/** The failures that ECS itself counts for the deployment in question; it forgets them once a task runs well. */
export function countedFailures({ snapshot, subject }: Facts): number {
  const deployments = valueOr(snapshot.vitals.service, undefined)?.deployments ?? [];
  return deployments.find(({ id }) => id === subject.deploymentId)?.failedTasks ?? 0;
}
