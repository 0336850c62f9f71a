import { valueOr } from '../model/section.ts';
import type { ServiceEvent } from '../model/service.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { readServiceEvent, type ServiceEventReading } from '../model/vocabulary/service-events.ts';

/** A service event, what it says, and its place in the answer of DescribeServices (0 is the newest). */
export interface ReadEvent {
  readonly event: ServiceEvent;
  readonly index: number;
  readonly reading?: ServiceEventReading;
  /** Whether the service has not reached a steady state since. */
  readonly sinceSteady: boolean;
}

/** The events of the service, newest first. */
export function readEvents(snapshot: Snapshot): readonly ReadEvent[] {
  const state = valueOr(snapshot.vitals.service, undefined);
  const readings = (state?.events ?? []).map((event) => ({
    event,
    reading: readServiceEvent(event.message),
  }));
  const steady = readings.findIndex(({ reading }) => reading?.kind === 'steady');
  return readings.map((entry, index) => ({
    ...entry,
    index,
    sinceSteady: steady === -1 || index < steady,
  }));
}
