import type { ServiceEventKind } from '../model/vocabulary/service-events.ts';
import type { StopReasonKind } from '../model/vocabulary/stop-reasons.ts';
import type { ReadEvent } from './event.ts';
import type { StatedReason, UnsortedStop } from './stop.ts';

/** Of which reason an event about a task speaks. */
const REASONS: Partial<Readonly<Record<ServiceEventKind, StopReasonKind>>> = {
  'target-unhealthy': 'load-balancer-check',
  'container-unhealthy': 'container-health-check',
};

/** A stop whose reason is not on record any more, with that which the newest event about its task gives. */
export function withEventReason(stop: UnsortedStop, events: readonly ReadEvent[]): UnsortedStop {
  if (stop.ending !== 'unrecorded' || stop.reason !== undefined) return stop;
  const reasons = events.flatMap(({ event, reading, index }): StatedReason[] => {
    const kind = reading && REASONS[reading.kind];
    if (kind === undefined || reading?.parts[0] !== stop.task.id) return [];
    const path = `services[0].events[${index}].message`;
    return [{ kind, text: event.message, path, source: 'ecs:DescribeServices' }];
  });
  return { ...stop, reason: reasons[0] };
}
