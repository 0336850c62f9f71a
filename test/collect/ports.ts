import { AwsFailure } from '../../src/aws/failure.ts';
import { actionOf, type OperationName } from '../../src/aws/operations.ts';
import type { AwsPort, CallOptions } from '../../src/aws/port.ts';
import type { ResolvedTarget } from '../../src/collect/target/target.ts';
import type { Account } from '../../src/simulator/account.ts';
import { simulatedPort } from '../../src/simulator/in-process.ts';
import { type Case, readCase } from '../support/case-account.ts';

export const NOW = new Date('2026-11-23T12:00:00Z');

/** One call as a port saw it. */
export interface Call {
  readonly operation: OperationName;
  readonly input: object;
  readonly options: CallOptions | undefined;
}

/** What a test answers instead of the port; `undefined` lets the port answer. */
type Override = (call: Call, ask: () => Promise<unknown>) => Promise<unknown> | undefined;

/** A port of which some answers are replaced; every call is noted. */
export function overridden(
  port: AwsPort,
  override: Override = () => undefined,
): { port: AwsPort; calls: Call[] } {
  const calls: Call[] = [];
  return {
    calls,
    port: {
      async call(operation, input, options) {
        const call = { operation, input, options };
        calls.push(call);
        const ask = (): Promise<unknown> => port.call(operation, input, options);
        return await (override(call, ask) ?? ask());
      },
    },
  };
}

/** Counts how many requests stand one behind the other: calls of one round all begin before any of them is answered. */
export function roundsOf(port: AwsPort): { port: AwsPort; rounds: () => number } {
  let rounds = 0;
  let gate: Promise<void> | undefined;
  const nextRound = (): Promise<void> => {
    rounds += 1;
    return new Promise((resolve) =>
      setTimeout(() => {
        gate = undefined;
        resolve();
      }),
    );
  };
  return {
    rounds: () => rounds,
    port: {
      async call(operation, input, options) {
        gate ??= nextRound();
        await gate;
        return await port.call(operation, input, options);
      },
    },
  };
}

/** What AWS says to somebody who may not. */
export function denial(operation: OperationName): AwsFailure {
  return new AwsFailure('denied', actionOf(operation), 'AccessDeniedException', 'not authorized');
}

/** A recorded incident, a port to its account and the service it is about. */
export function openCase(id: string, change: (account: Account) => Account = (account) => account) {
  const incident = readCase(id, NOW);
  const account = change(incident.account);
  return { incident, port: simulatedPort(() => account, incident.faults), target: targetOf(incident) };
}

function targetOf({ args }: Case): ResolvedTarget {
  const after = (flag: string): string => args[args.indexOf(flag) + 1] ?? '';
  return { cluster: after('--cluster'), service: after('--service'), region: 'us-east-1' };
}
