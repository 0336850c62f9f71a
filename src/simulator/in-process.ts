import { actionOf, SERVICE_OF } from '../aws/operations.ts';
import type { AwsPort } from '../aws/port.ts';
import { failureFrom } from '../aws/translate.ts';
import { type Account, type Faults, NO_FAULTS } from './account.ts';
import { ApiError } from './api-error.ts';
import { startFaults } from './operations/fault-state.ts';
import { answer } from './operations/index.ts';

/**
 * An AWS port that answers from an account, which is read anew for every call. Its refusals become the failures that
 * those of AWS become.
 */
export function simulatedPort(read: () => Account, faults: Faults = NO_FAULTS): AwsPort {
  const state = startFaults(faults);
  return {
    async call(operation, input) {
      try {
        return answer(read(), SERVICE_OF[operation], operation, input, state);
      } catch (error) {
        if (error instanceof ApiError) throw failureFrom(error, actionOf(operation));
        throw error;
      }
    },
  };
}
