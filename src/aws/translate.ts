import { AwsFailure, type FailureKind } from './failure.ts';

/** The longest message kept of an error, in characters: AWS names whole ARNs in its refusals. */
const MESSAGE_LIMIT = 400;

const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'UnauthorizedException',
  'NotAuthorized',
  'AuthorizationError',
  'OptInRequired',
]);

const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired']);

/** Throttling codes of all protocols: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
const THROTTLED = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottledException',
  'RequestThrottled',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'EC2ThrottledException',
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'SlowDown',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
]);

const NOT_FOUND = new Set([
  'ClusterNotFoundException',
  'ServiceNotFoundException',
  'ServiceDeploymentNotFoundException',
  'TaskSetNotFoundException',
  'ResourceNotFoundException',
  'TargetGroupNotFound',
  'TargetGroupNotFoundException',
  'LoadBalancerNotFound',
  'LoadBalancerNotFoundException',
  'StackNotFoundException',
]);

/** The chain found no credentials, or AWS does not know the ones it found. */
const NO_CREDENTIALS = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'CredentialIsNotValid',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'AuthFailure',
]);

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'AbortError',
  'NetworkingError',
]);

/** OpenSSL and Node codes of a failed handshake: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const TLS = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT)|HOSTNAME_MISMATCH|^EPROTO$/;

/** What can be read of an error that somebody else threw. */
interface Clues {
  readonly name: string;
  /** The code of a Node system error, for example `ECONNREFUSED`. */
  readonly systemCode: string;
  readonly message: string;
  readonly httpStatus: number | undefined;
}

/**
 * Turns whatever the SDK, Node or the network threw into the one error of an `AwsPort`. `action` is the IAM action of
 * the call. An `AwsFailure` is returned as it is. The message is one short line; it may hold text from outside.
 */
export function failureFrom(error: unknown, action: string): AwsFailure {
  if (error instanceof AwsFailure) return error;
  const clues = cluesOf(error);
  if (clues.name === 'SyntaxError') return unreadable(clues, action);
  const kind = kindOf(clues);
  const code = clues.systemCode !== '' ? clues.systemCode : clues.name;
  return new AwsFailure(kind, action, code, messageOf(kind, clues));
}

/** The code of a failure whose answer broke off within its JSON: asking again once usually helps. */
export const TRUNCATED_ANSWER = 'TruncatedAnswer';

/** An answer that the SDK could not read: a page of HTML from something in between, or JSON that broke off. */
function unreadable({ message, httpStatus }: Clues, action: string): AwsFailure {
  if (!looksLikeMarkup(message)) {
    return new AwsFailure('failed', action, TRUNCATED_ANSWER, 'the answer broke off or is not valid JSON');
  }
  const status = httpStatus === undefined ? '' : ` (HTTP ${httpStatus})`;
  return new AwsFailure(
    'failed',
    action,
    'HtmlAnswer',
    `a proxy or login page answered instead of AWS${status}`,
  );
}

function kindOf(clues: Clues): FailureKind {
  const names = [clues.name, clues.name.replace(/Exception$/, ''), clues.systemCode];
  const isOneOf = (known: ReadonlySet<string>): boolean => names.some((name) => known.has(name));
  if (isOneOf(EXPIRED)) return 'expired';
  if (isOneOf(NO_CREDENTIALS)) return 'no-credentials';
  if (isOneOf(DENIED)) return 'denied';
  if (isOneOf(THROTTLED) || /^rate exceeded/i.test(clues.message)) return 'throttled';
  if (isOneOf(NOT_FOUND) || saysNotFound(clues)) return 'not-found';
  if (isOneOf(UNREACHABLE) || TLS.test(clues.systemCode)) return 'unreachable';
  if (clues.httpStatus === 429) return 'throttled';
  if (clues.httpStatus === 403) return 'denied';
  return 'failed';
}

/**
 * CloudFormation says it in a ValidationError, ECS in a ClientException:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html
 */
function saysNotFound({ name, message }: Clues): boolean {
  if (name === 'ValidationError') return /does not exist/i.test(message);
  return name === 'ClientException' && /unable to describe task definition/i.test(message);
}

function messageOf(kind: FailureKind, clues: Clues): string {
  if (TLS.test(clues.systemCode)) {
    return `no trusted TLS connection: ${oneLine(clues.message)}; if a proxy inspects the traffic, set NODE_EXTRA_CA_CERTS to its certificate`;
  }
  const text = oneLine(clues.message);
  if (text === '' || text === 'UnknownError') return bareMessage(clues);
  return kind === 'unreachable' && !text.includes(clues.systemCode) ? `${clues.systemCode}: ${text}` : text;
}

function bareMessage({ name, systemCode, httpStatus }: Clues): string {
  if (httpStatus !== undefined) return `AWS answered HTTP ${httpStatus} without saying why`;
  return systemCode !== '' ? systemCode : name;
}

/** How `JSON.parse` and the XML reader complain when they meet a page of HTML. */
function looksLikeMarkup(message: string): boolean {
  return /Unexpected token '?<|<!doctype|<html|expected closing tag|closing tag/i.test(message);
}

function oneLine(text: string): string {
  const flat = text
    .slice(0, MESSAGE_LIMIT * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return flat.length <= MESSAGE_LIMIT ? flat : `${flat.slice(0, MESSAGE_LIMIT - 1)}…`;
}

function cluesOf(error: unknown): Clues {
  if (typeof error !== 'object' || error === null) {
    return {
      name: 'UnknownError',
      systemCode: '',
      message: String(error),
      httpStatus: undefined,
    };
  }
  const response = member(error, '$response');
  const status = member(member(error, '$metadata'), 'httpStatusCode') ?? member(response, 'statusCode');
  return {
    name: text(member(error, 'name'), 'UnknownError'),
    systemCode: text(member(error, 'code') ?? member(member(error, 'cause'), 'code'), ''),
    message: text(member(error, 'message'), ''),
    httpStatus: typeof status === 'number' ? status : undefined,
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown, fallback: string): string {
  return typeof value === 'string' && value !== '' ? value : fallback;
}
