import * as v from 'valibot';
import { AwsFailure } from '../../aws/failure.ts';
import { actionOf, type OperationName, type SessionName } from '../../aws/operations.ts';

/**
 * Validates an answer. One that lacks its list or has fields of a wrong type is a failed observation, never an empty
 * one: rejects with an `AwsFailure` of kind `failed` that says which field.
 */
export function readAnswer<T>(
  schema: v.GenericSchema<unknown, T>,
  operation: OperationName | SessionName,
  answer: unknown,
): T {
  const result = v.safeParse(schema, answer, { abortEarly: true });
  if (result.success) return result.output;
  const action = actionOf(operation);
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? '';
  const problem = path === '' ? 'is empty' : describe(path, issue.received);
  throw new AwsFailure('failed', action, 'MalformedAnswer', `the answer to ${action} ${problem}`);
}

/** Names the field, never its value: it may be a secret. */
function describe(path: string, received: string): string {
  return received === 'undefined' || received === 'null' ? `has no ${path}` : `has a malformed ${path}`;
}
