import * as v from 'valibot';
import type { AwsService } from '../../../aws/operations.ts';
import type { Account, Faults } from '../../account.ts';
import type { ApiError } from '../../api-error.ts';
import { invalidParameter } from './refusal.ts';

/** One operation of the API: what it is asked is checked before it answers from the account. */
export interface Operation {
  readonly service: AwsService;
  /** The output in the shape of the SDK. Throws an `ApiError` where AWS would refuse. */
  answer(account: Account, input: unknown, faults: Faults): unknown;
}

interface Definition<Schema extends v.GenericSchema> {
  readonly service: AwsService;
  /** The members that the answer depends on; others are accepted and ignored. Its messages are those of the API. */
  readonly input: Schema;
  answer(account: Account, input: v.InferOutput<Schema>, faults: Faults): unknown;
}

/** Makes an operation whose answer sees validated input only. */
export function defineOperation<Schema extends v.GenericSchema>(definition: Definition<Schema>): Operation {
  return {
    service: definition.service,
    answer(account, input, faults) {
      const parsed = v.safeParse(definition.input, input);
      if (!parsed.success) throw refuse(definition.service, parsed.issues[0]);
      return definition.answer(account, parsed.output, faults);
    },
  };
}

function refuse(service: AwsService, issue: v.BaseIssue<unknown>): ApiError {
  const path = v.getDotPath(issue);
  if (issue.received === 'undefined' && path !== null) {
    return invalidParameter(
      service,
      `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return invalidParameter(service, issue.message);
}
