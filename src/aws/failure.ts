/**
 * How a call can fail: the caller may not (`denied`), too many calls (`throttled`), no such thing (`not-found`), the
 * credentials have run out (`expired`) or are missing (`no-credentials`), nobody answered (`unreachable`), or anything
 * else (`failed`), an answer without its contents included.
 */
export type FailureKind =
  | 'denied'
  | 'throttled'
  | 'not-found'
  | 'expired'
  | 'no-credentials'
  | 'unreachable'
  | 'failed';

/** The one error that an `AwsPort` rejects with. `message` may hold text from outside. */
export class AwsFailure extends Error {
  readonly kind: FailureKind;
  /** The IAM action of the call, for example `ecs:DescribeServices`. */
  readonly action: string;
  /** The error name as AWS gave it, for example `AccessDeniedException`. */
  readonly code: string;

  constructor(kind: FailureKind, action: string, code: string, message: string) {
    super(message);
    this.name = 'AwsFailure';
    this.kind = kind;
    this.action = action;
    this.code = code;
  }
}
