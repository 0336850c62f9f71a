import { actionOf } from './operations.ts';
import type { AwsPort } from './port.ts';

/** A port that knows how often it was used. */
export interface CountedPort {
  readonly port: AwsPort;
  /** How often each action was called so far, by IAM name (`ecs:DescribeServices`). */
  calls(): Record<string, number>;
}

/** Counts the calls of a port by action; failed ones count as well. */
export function countedPort(port: AwsPort): CountedPort {
  const counts = new Map<string, number>();
  return {
    port: {
      call(operation, input, options) {
        const action = actionOf(operation);
        counts.set(action, (counts.get(action) ?? 0) + 1);
        return port.call(operation, input, options);
      },
    },
    calls: () => Object.fromEntries([...counts].sort(([one], [other]) => one.localeCompare(other, 'en'))),
  };
}
