import type { Failure } from '@aws-sdk/client-ecs';

interface Described<T> {
  readonly found: T[];
  readonly failures: Failure[];
}

/**
 * The answer to a batch of identifiers: what is there, and a `MISSING` failure for what is not.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 */
export function describeEach<T>(
  identifiers: readonly string[],
  find: (identifier: string) => T | undefined,
  arnOf: (identifier: string) => string,
): Described<T> {
  const found: T[] = [];
  const failures: Failure[] = [];
  for (const identifier of identifiers) {
    const one = find(identifier);
    if (one === undefined) failures.push({ arn: arnOf(identifier), reason: 'MISSING' });
    else found.push(one);
  }
  return { found, failures };
}
