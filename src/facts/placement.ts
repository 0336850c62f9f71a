import type { ReadEvent } from './event.ts';
import type { Facts } from './facts.ts';

/** What a task of before gives back when it stops: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html */
const ROOM_LACKS = /no container instance met.*(?:has insufficient|already using a port)/i;

/**
 * Placement events that no steady state has followed: the service still waits. Where a task was started later and none is
 * missing, a place has been found: in a rolling deployment it comes free when a task of before has stopped.
 */
export function placementEvents({ events, state }: Facts): readonly ReadEvent[] {
  const isComplete = state !== undefined && state.runningCount + state.pendingCount >= state.desiredCount;
  const started = events.filter(({ reading }) => reading?.kind === 'started').map(({ event }) => event.at);
  const foundAt = isComplete ? Math.max(0, ...started) : 0;
  return events.filter(
    ({ reading, sinceSteady, event }) =>
      sinceSteady &&
      event.at >= foundAt &&
      (reading?.kind === 'no-instance' || reading?.kind === 'no-placement' || reading?.kind === 'agent'),
  );
}

/** Whether the hosts are full, so that a task of before would make room by stopping. */
export function lacksRoom(event: ReadEvent | undefined): boolean {
  return event !== undefined && ROOM_LACKS.test(event.event.message);
}
