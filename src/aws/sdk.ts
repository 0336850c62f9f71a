import { AwsFailure } from './failure.ts';
import { actionOf, type Inputs, type OperationName } from './operations.ts';
import type { AwsPort } from './port.ts';
import { type Clients, lazyClients, ROUTES } from './sdk/routes.ts';
import type { SimulatedCredentials } from './sdk/sender.ts';
import { failureFrom, TRUNCATED_ANSWER } from './translate.ts';

/** How long one call may take, its body and the SDK's retries included. */
const DEADLINE_SECONDS = 15;

export interface SdkSettings {
  readonly region: string;
  readonly profile?: string;
  /** Where all services are, instead of AWS. The SDK reads `AWS_ENDPOINT_URL` and its like itself. */
  readonly endpointUrl?: string;
  /** Made-up ones for the simulator. Absent otherwise: real credentials come from the SDK's chain alone. */
  readonly credentials?: SimulatedCredentials;
  /** Aborted at an interrupt: no call outlives it. */
  readonly signal: AbortSignal;
  /** Per call, 15 by default. */
  readonly deadlineSeconds?: number;
}

/**
 * AWS behind the SDK. Credentials come from the SDK's own chain. Each call has one deadline over everything it does,
 * because the SDK alone waits for ever on a connection that stays silent. Expired credentials are read anew once, since
 * a client keeps the ones it began with.
 */
export function sdkPort(settings: SdkSettings): AwsPort {
  const pool = clientPool(settings);
  const deadlineSeconds = settings.deadlineSeconds ?? DEADLINE_SECONDS;

  async function send<O extends OperationName>(
    operation: O,
    input: Inputs[O],
    clients: Clients,
  ): Promise<unknown> {
    const deadline = AbortSignal.timeout(deadlineSeconds * 1000);
    try {
      const senders = await ROUTES[operation](clients);
      const abortSignal = AbortSignal.any([settings.signal, deadline]);
      return await unlessAborted(senders[operation](input, { abortSignal }), settings.signal);
    } catch (error) {
      const action = actionOf(operation);
      if (settings.signal.aborted) throw new AwsFailure('failed', action, 'Interrupted', 'interrupted');
      if (deadline.aborted) {
        const message = `no complete answer within ${deadlineSeconds} s`;
        throw new AwsFailure('unreachable', action, 'DeadlineExceeded', message);
      }
      throw failureFrom(error, action);
    }
  }

  return {
    async call(operation, input, options) {
      const region = options?.region ?? settings.region;
      const clients = pool.of(region);
      try {
        return await send(operation, input, clients);
      } catch (error) {
        if (!(error instanceof AwsFailure)) throw error;
        if (error.kind === 'expired') return await send(operation, input, pool.renewed(region, clients));
        if (error.code === TRUNCATED_ANSWER) return await send(operation, input, clients);
        throw error;
      }
    },
  };
}

/**
 * Rejects at an interrupt although the SDK still waits for credentials, which its own `abortSignal` does not end. The
 * deadline is left out here: a `credential_process` may be asking a person for a code.
 */
function unlessAborted<T>(sending: Promise<T>, interrupt: AbortSignal): Promise<T> {
  // A signal of its own for each call: Node warns on stderr about many listeners on one.
  const signal = AbortSignal.any([interrupt]);
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('interrupted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    sending.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

interface ClientPool {
  of(region: string): Clients;
  /** The clients that replace `stale` ones: those that another call has built meanwhile, or new ones. */
  renewed(region: string, stale: Clients): Clients;
}

function clientPool({ profile, endpointUrl: endpoint, credentials }: SdkSettings): ClientPool {
  const byRegion = new Map<string, Clients>();
  const build = (region: string): Clients => {
    const clients = lazyClients({ region, profile, endpoint, credentials });
    byRegion.set(region, clients);
    return clients;
  };
  const of = (region: string): Clients => byRegion.get(region) ?? build(region);
  return {
    of,
    renewed: (region, stale) => (byRegion.get(region) === stale ? build(region) : of(region)),
  };
}
