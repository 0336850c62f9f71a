import type { AwsService } from '../../aws/operations.ts';
import { type Faults, NO_FAULTS } from '../account.ts';
import { accessDenied, expiredCredentials, throttled } from './common/refusal.ts';

/** Faults at work: how often each action has been refused so far. */
export interface FaultState {
  readonly faults: Faults;
  readonly refusals: Map<string, number>;
}

/** Faults of which none has struck yet. */
export function startFaults(faults: Faults = NO_FAULTS): FaultState {
  return { faults, refusals: new Map() };
}

/** Throws the `ApiError` that the faults have in store for a call, and counts it; does nothing where there is none. */
export function strike(state: FaultState, service: AwsService, operation: string): void {
  const action = `${service}:${operation}`;
  const { credentials, denied, throttled: refusalsOf } = state.faults;
  if (credentials === 'expired') throw expiredCredentials(service);
  if (denied.includes(action)) throw accessDenied(service, operation);
  const refused = state.refusals.get(action) ?? 0;
  if (refused < (refusalsOf[action] ?? 0)) {
    state.refusals.set(action, refused + 1);
    throw throttled(service);
  }
}
