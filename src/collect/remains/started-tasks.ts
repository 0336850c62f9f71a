import type { Instant } from '../../model/instant.ts';
import type { ServiceEvent } from '../../model/service.ts';
import { readServiceEvent } from '../../model/vocabulary/service-events.ts';
import type { Period } from './period.ts';

/** The tasks that service events say were started, by whether it was in the time that is looked into. */
export interface StartedTasks {
  readonly wanted: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  /** Whether the events go back far enough to name every task of that time. */
  readonly isComplete: boolean;
}

/**
 * Which tasks a deployment started, by the events of the service (newest first): “has started 2 tasks: (task …) (task …)”.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
export function startedTasks(
  events: readonly ServiceEvent[],
  { from, to, deployment }: Period,
): StartedTasks {
  const end = deployment?.rolledBackAt ?? to;
  const wanted = new Set<string>();
  const others = new Set<string>();
  for (const { at, message } of events) {
    const kind = readServiceEvent(message)?.kind;
    if (kind !== 'started' && kind !== 'replaced-unhealthy') continue;
    const ids = [...message.matchAll(/\(task ([0-9a-f-]{8,64})\)/g)].flatMap(([, id]) => id ?? []);
    for (const id of ids) (at >= from && at <= end ? wanted : others).add(id);
  }
  const oldest = events.at(-1);
  return { wanted, others, isComplete: wanted.size > 0 && oldest !== undefined && oldest.at < from };
}

/** When events last called a task of the deployment unhealthy, by the id of the task; those that other deployments started left out. */
export function unhealthyTasks(
  events: readonly ServiceEvent[],
  { from, to }: Period,
  { wanted, others, isComplete }: StartedTasks,
): ReadonlyMap<string, Instant> {
  const unhealthy = new Map<string, Instant>();
  for (const { at, message } of events) {
    const reading = readServiceEvent(message);
    if (reading?.kind !== 'target-unhealthy' && reading?.kind !== 'container-unhealthy') continue;
    const id = reading.parts[0];
    if (id === undefined || at < from || at > to || others.has(id)) continue;
    if (isComplete && !wanted.has(id)) continue;
    unhealthy.set(id, Math.max(at, unhealthy.get(id) ?? at));
  }
  return unhealthy;
}
