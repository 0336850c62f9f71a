import { describe, expect, it } from 'vitest';
import { AwsFailure, type FailureKind } from '../../src/aws/failure.ts';
import { failureFrom } from '../../src/aws/translate.ts';

const ACTION = 'ecs:DescribeServices';

function named(name: string, message = 'because', extra: object = {}): Error {
  return Object.assign(new Error(message), { name, ...extra });
}

describe('failureFrom', () => {
  const kinds: readonly (readonly [FailureKind, readonly string[]])[] = [
    ['denied', ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']],
    ['expired', ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']],
    [
      'throttled',
      [
        'Throttling',
        'ThrottlingException',
        'ThrottledException',
        'TooManyRequestsException',
        'RequestLimitExceeded',
      ],
    ],
    [
      'not-found',
      [
        'ClusterNotFoundException',
        'ServiceNotFoundException',
        'ResourceNotFoundException',
        'TargetGroupNotFound',
        'TargetGroupNotFoundException',
        'LoadBalancerNotFound',
      ],
    ],
    ['no-credentials', ['CredentialsProviderError', 'UnrecognizedClientException', 'InvalidClientTokenId']],
    ['unreachable', ['TimeoutError', 'AbortError']],
    ['failed', ['InvalidParameterException', 'ServerException', 'InternalFailure', 'ValidationError']],
  ];
  for (const [kind, names] of kinds) {
    it.each(names)(`takes %s for ${kind}`, (name) => {
      const failure = failureFrom(named(name), ACTION);
      expect(failure).toMatchObject({ kind, code: name, action: ACTION, message: 'because' });
    });
  }

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET'])(
    'takes %s for unreachable',
    (code) => {
      const failure = failureFrom(named('Error', 'connect', { code }), ACTION);
      expect(failure).toMatchObject({ kind: 'unreachable', code, message: `${code}: connect` });
    },
  );

  it('takes the CloudFormation and ECS ways to say that there is no such thing for not-found', () => {
    const stack = named('ValidationError', 'Stack with id nope does not exist');
    const events = named('ValidationError', 'Stack [nope] does not exist');
    const definition = named('ClientException', 'Unable to describe task definition.');
    for (const error of [stack, events, definition])
      expect(failureFrom(error, ACTION).kind).toBe('not-found');
  });

  it('does not take every ClientException for not-found', () => {
    expect(failureFrom(named('ClientException', 'Too many tasks.'), ACTION).kind).toBe('failed');
  });

  it('says that a proxy answered where the answer is a page of HTML', () => {
    const error = Object.assign(
      new SyntaxError('Unexpected token \'<\', "<html><bod"... is not valid JSON'),
      {
        $metadata: { httpStatusCode: 502 },
      },
    );
    const failure = failureFrom(error, ACTION);
    expect(failure.kind).toBe('failed');
    expect(failure.message).toBe('a proxy or login page answered instead of AWS (HTTP 502)');
  });

  it('takes an untrusted certificate for unreachable and says which variable helps', () => {
    const failure = failureFrom(
      named('Error', 'self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      ACTION,
    );
    expect(failure.kind).toBe('unreachable');
    expect(failure.message).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('takes a refusal without a name it knows for denied when the status is 403', () => {
    const error = named('SomethingNew', 'no', { $metadata: { httpStatusCode: 403 } });
    expect(failureFrom(error, ACTION).kind).toBe('denied');
  });

  it('keeps a message on one line and short', () => {
    const failure = failureFrom(named('AccessDenied', `one\n two\t${'x'.repeat(5000)}`), ACTION);
    expect(failure.message).toMatch(/^one two x+…$/);
    expect(failure.message.length).toBeLessThanOrEqual(400);
  });

  it('gives an AwsFailure back as it is, and copes with what is not an error at all', () => {
    const failure = new AwsFailure('denied', 'logs:FilterLogEvents', 'AccessDenied', 'no');
    expect(failureFrom(failure, ACTION)).toBe(failure);
    expect(failureFrom('broken', ACTION)).toMatchObject({ kind: 'failed', message: 'broken' });
    expect(failureFrom(undefined, ACTION).kind).toBe('failed');
  });

  it('says the status where AWS said nothing', () => {
    const error = named('Unknown', 'UnknownError', { $metadata: { httpStatusCode: 500 } });
    expect(failureFrom(error, ACTION).message).toBe('AWS answered HTTP 500 without saying why');
  });
});
