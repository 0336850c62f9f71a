import type { Inputs, OperationName } from './operations.ts';

export interface CallOptions {
  /** Where the call goes when that is not the region of the port: logs may be kept in another one. */
  readonly region?: string;
}

/**
 * The seam between the program and AWS. The answer has the shape of the SDK's output (member names as in the API,
 * times as Date, log times as milliseconds) but is not trusted: whoever calls validates it.
 *
 * Rejects with an `AwsFailure` and with nothing else.
 */
export interface AwsPort {
  call<O extends OperationName>(operation: O, input: Inputs[O], options?: CallOptions): Promise<unknown>;
}
