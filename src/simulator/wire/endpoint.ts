import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { AwsService } from '../../aws/operations.ts';
import { type Account, type Faults, NO_FAULTS } from '../account.ts';
import { ApiError } from '../api-error.ts';
import { type FaultState, startFaults } from '../operations/fault-state.ts';
import { answer } from '../operations/index.ts';
import { type Delivery, deliver, mistype } from './damage.ts';
import { JSON_PROTOCOL, type Protocol, queryProtocol, type WireAnswer } from './protocol.ts';
import { readRequest, type WireRequest } from './request.ts';

/** No call of the program comes near this: the largest names a hundred tasks by ARN. */
const BODY_BYTES_AT_MOST = 1_048_576;

const PROTOCOLS: Readonly<Record<AwsService, Protocol>> = {
  ecs: JSON_PROTOCOL,
  logs: JSON_PROTOCOL,
  cloudformation: queryProtocol('http://cloudformation.amazonaws.com/doc/2010-05-15/'),
  elasticloadbalancing: queryProtocol('http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/'),
};

/** A running endpoint. `close` drops every connection, stalled ones included. */
export interface Endpoint {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves an account, read anew for every call, on a free port of the loopback interface, in the wire protocols of AWS:
 * the SDKs and the `aws` command line can talk to it with any credentials. Rejects where no port can be had.
 */
export async function startEndpoint(read: () => Account, faults: Faults = NO_FAULTS): Promise<Endpoint> {
  const state = startFaults(faults);
  const closing = new AbortController();
  let served = 0;
  const server = createServer((request, response) => {
    served += 1;
    const exchange = { request, response, requestId: requestIdOf(served), signal: closing.signal };
    void serve(exchange, read, state);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: urlOf(server.address()),
    close() {
      closing.abort();
      return new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      });
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly signal: AbortSignal;
}

async function serve(exchange: Exchange, read: () => Account, state: FaultState): Promise<void> {
  const { request, response, requestId, signal } = exchange;
  const target = request.headers['x-amz-target']?.toString();
  try {
    const call = readRequest(target, await readBody(request));
    const action = `${call.service}:${call.operation}`;
    const delay = state.faults.delayMilliseconds?.[action];
    if (delay !== undefined) await wait(delay, undefined, { signal });
    const whole = answerTo(call, requestId, read, state);
    send(response, deliver(whole, state.faults.broken?.[action]), requestId);
  } catch (error) {
    if (signal.aborted) return;
    const protocol = target === undefined ? PROTOCOLS.cloudformation : JSON_PROTOCOL;
    send(response, deliver(protocol.writeError(refusalOf(error), requestId), undefined), requestId);
  }
}

function answerTo(call: WireRequest, requestId: string, read: () => Account, state: FaultState): WireAnswer {
  const protocol = PROTOCOLS[call.service];
  try {
    const output = answer(read(), call.service, call.operation, call.input, state);
    const mistyped = state.faults.broken?.[`${call.service}:${call.operation}`] === 'mistyped';
    return protocol.writeOutput(call.operation, mistyped ? mistype(output) : output, requestId);
  } catch (error) {
    return protocol.writeError(refusalOf(error), requestId);
  }
}

/** The body as text. One that is too large is read to its end but not kept, so that the refusal can be read. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes <= BODY_BYTES_AT_MOST) chunks.push(buffer);
  }
  if (bytes > BODY_BYTES_AT_MOST) throw new ApiError('RequestEntityTooLarge', 'The body is too large', 413);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, { answer, ends }: Delivery, requestId: string): void {
  response.statusCode = answer.status;
  response.setHeader('content-type', answer.contentType);
  response.setHeader('x-amzn-requestid', requestId);
  if (ends === 'never') {
    response.write(answer.body);
    return;
  }
  response.end(answer.body);
}

/** What AWS would call a fault of its own is one of this simulator: it is said, with its message. */
function refusalOf(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('InternalFailure', String(error), 500);
}

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('The endpoint has no port');
  return `http://127.0.0.1:${address.port}`;
}

function requestIdOf(served: number): string {
  return `00000000-0000-4000-8000-${String(served).padStart(12, '0')}`;
}
