import type { AwsService } from '../../aws/operations.ts';
import { ApiError } from '../api-error.ts';
import { parseForm } from './form.ts';

/** What a call asks for, once its protocol is read. */
export interface WireRequest {
  readonly service: AwsService;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The services of the JSON protocol, by the prefix of `X-Amz-Target`. */
const BY_TARGET: ReadonlyMap<string, AwsService> = new Map([
  ['AmazonEC2ContainerServiceV20141113', 'ecs'],
  ['Logs_20140328', 'logs'],
]);

/** The services of the query protocol, by API version. */
const BY_VERSION: ReadonlyMap<string, AwsService> = new Map([
  ['2010-05-15', 'cloudformation'],
  ['2015-12-01', 'elasticloadbalancing'],
]);

/**
 * Reads a call from its `X-Amz-Target` header and its body: JSON for ECS and Logs, a form for CloudFormation and Elastic
 * Load Balancing. Throws an `ApiError` for anything else; signatures are not checked.
 */
export function readRequest(target: string | undefined, body: string): WireRequest {
  return target === undefined ? readForm(body) : readJson(target, body);
}

function readJson(target: string, body: string): WireRequest {
  const [prefix = '', operation = ''] = target.split('.');
  const service = BY_TARGET.get(prefix);
  if (service === undefined) throw new ApiError('UnknownOperationException', `Unknown target ${target}`);
  return { service, operation, input: parseJson(body) };
}

function parseJson(body: string): Record<string, unknown> {
  let input: unknown;
  try {
    input = JSON.parse(body === '' ? '{}' : body);
  } catch {
    throw new ApiError('SerializationException', 'The body is not JSON');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ApiError('SerializationException', 'The body is not a JSON object');
  }
  return { ...input };
}

function readForm(body: string): WireRequest {
  const { Action, Version, ...input } = parseForm(body);
  if (typeof Action !== 'string' || Action === '') {
    throw new ApiError('MissingAction', 'The request must contain the parameter Action');
  }
  const service = typeof Version === 'string' ? BY_VERSION.get(Version) : undefined;
  if (service === undefined) {
    throw new ApiError('InvalidAction', `Could not find operation ${Action} for version ${String(Version)}`);
  }
  return { service, operation: Action, input };
}
