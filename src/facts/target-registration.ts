import { readTargetReason, type TargetReasonKind } from '../model/vocabulary/target-reasons.ts';
import type { ReadEvent } from './event.ts';
import type { Facts, LiveTarget } from './facts.ts';
import { targetEvents } from './health-failure.ts';

/** Targets that a load balancer does not check or serve at all, for a reason of one kind. */
export interface UnservedTargets {
  readonly targets: readonly LiveTarget[];
  /** Since the last steady state, newest first. */
  readonly events: readonly ReadEvent[];
}

/** The targets, and the events about targets, that give a reason of one kind. */
export function targetsSaying(facts: Facts, kind: TargetReasonKind): UnservedTargets {
  return {
    targets: facts.targets.filter(
      ({ target, group }) =>
        group !== undefined && readTargetReason(target.description ?? target.reason ?? '') === kind,
    ),
    events: targetEvents(facts).filter(
      ({ reading, sinceSteady }) => sinceSteady && readTargetReason(reading?.parts[4] ?? '') === kind,
    ),
  };
}
