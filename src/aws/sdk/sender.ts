import type { Inputs, OperationName } from '../operations.ts';

/** What bounds one call: aborted at the deadline or at an interrupt. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** For each operation the function that sends it. */
export type Senders<O extends OperationName> = {
  readonly [K in O]: (input: Inputs[K], options: SendOptions) => Promise<unknown>;
};

/** What the simulator is asked with: it accepts anything. Real credentials never take this way. */
export interface SimulatedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How a client is built. The region is always given; the rest is left to the SDK where it is absent. */
export interface ClientSettings {
  readonly region: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly credentials?: SimulatedCredentials;
}
