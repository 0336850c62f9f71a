import type { StartLiveTailCommandInput } from '@aws-sdk/client-cloudwatch-logs';
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

export interface SessionOptions extends CallOptions {
  /** Ends the session. */
  readonly signal: AbortSignal;
}

/** The seam for what CloudWatch Logs sends by itself: sessions of Live Tail. */
export interface LiveTailPort {
  /**
   * Opens a session and hands on what is sent in it, which has the shape of the SDK's output and is not trusted. The session
   * ends with the signal, or as soon as nobody reads on. Throws an `AwsFailure` and nothing else.
   */
  tail(input: StartLiveTailCommandInput, options: SessionOptions): AsyncGenerator<unknown>;
}
