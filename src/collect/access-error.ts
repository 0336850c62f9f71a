import type { AwsFailure } from '../aws/failure.ts';
import { UserError } from '../errors.ts';

/** How AWS was to be reached, so that an error can say what to type. */
export interface Access {
  readonly region: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/**
 * The error for a call that never came through to an answer about the service: without credentials, or without a
 * connection, nothing else can be read either. `undefined` for every other failure. It ends the program with code 3.
 */
export function accessError(failure: AwsFailure, access: Access): UserError | undefined {
  switch (failure.kind) {
    case 'no-credentials':
      return new UserError(`AWS credentials are missing or not valid: ${failure.message}`, signIn(access), 3);
    case 'expired':
      return new UserError(`the AWS credentials have expired: ${failure.message}`, signIn(access), 3);
    case 'unreachable':
      return new UserError(`AWS did not answer ${failure.action}: ${failure.message}`, reach(access), 3);
    case 'denied':
    case 'throttled':
    case 'not-found':
    case 'failed':
      return undefined;
  }
}

/** The error for a call that is needed to know what to look at, whatever its failure. */
export function necessaryCallError(failure: AwsFailure, access: Access, instead: string): UserError {
  const error = accessError(failure, access);
  if (error !== undefined) return error;
  const what =
    failure.kind === 'denied' ? `not allowed to call ${failure.action}` : `${failure.action} failed`;
  return new UserError(`${what}: ${failure.message}`, instead, 3);
}

function signIn({ profile }: Access): string {
  if (profile === undefined) {
    return 'Sign in (for example `aws sso login`), pass --profile NAME, or set AWS_PROFILE; `aws sts get-caller-identity` shows whether it worked.';
  }
  return `Run \`aws sso login --profile ${profile}\`, or renew the credentials of that profile; \`aws sts get-caller-identity --profile ${profile}\` shows whether it worked.`;
}

function reach({ region, endpointUrl }: Access): string {
  if (endpointUrl !== undefined) return `Check that something listens at ${endpointUrl} (--endpoint-url).`;
  return `Check the network, and that ${region} is the right region (--region). A private network needs VPC endpoints; AWS_ENDPOINT_URL, if it is set, must point to one that answers.`;
}
