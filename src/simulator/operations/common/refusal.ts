import type { AwsService } from '../../../aws/operations.ts';
import { ApiError } from '../../api-error.ts';

type WireFamily = 'json' | 'query';

const FAMILY: Readonly<Record<AwsService, WireFamily>> = {
  ecs: 'json',
  logs: 'json',
  cloudformation: 'query',
  elasticloadbalancing: 'query',
};

/**
 * The refusal of a parameter, by the code that the service uses.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/CommonErrors.html
 */
export function invalidParameter(service: AwsService, message: string): ApiError {
  const code = FAMILY[service] === 'json' ? 'InvalidParameterException' : 'ValidationError';
  return new ApiError(code, message);
}

/** The refusal of a caller whose policies do not allow the action. */
export function accessDenied(service: AwsService, operation: string): ApiError {
  const action = `${service}:${operation}`;
  const message =
    `User: arn:aws:sts::123456789012:assumed-role/engineer/session is not authorized to perform: ${action} ` +
    `on resource: * because no identity-based policy allows the ${action} action`;
  return FAMILY[service] === 'json'
    ? new ApiError('AccessDeniedException', message)
    : new ApiError('AccessDenied', message, 403);
}

/** The refusal of a call beyond the rate limit. */
export function throttled(service: AwsService): ApiError {
  const code = FAMILY[service] === 'json' ? 'ThrottlingException' : 'Throttling';
  return new ApiError(code, 'Rate exceeded');
}

/** The refusal of credentials that have run out. */
export function expiredCredentials(service: AwsService): ApiError {
  const message = 'The security token included in the request is expired';
  return FAMILY[service] === 'json'
    ? new ApiError('ExpiredTokenException', message)
    : new ApiError('ExpiredToken', message, 403);
}

/** The refusal of an operation that the service, or this simulator of it, does not have. */
export function unknownOperation(service: AwsService, operation: string): ApiError {
  return FAMILY[service] === 'json'
    ? new ApiError('UnknownOperationException', `Unknown operation ${operation}`)
    : new ApiError('InvalidAction', `Could not find operation ${operation}`);
}
