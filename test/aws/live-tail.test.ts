import type { RequestListener } from 'node:http';
import { CloudWatchLogsClient, StartLiveTailCommand } from '@aws-sdk/client-cloudwatch-logs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdkLiveTail } from '../../src/aws/live-tail.ts';
import { eventMessage } from '../support/event-stream.ts';
import { type Loopback, serveLoopback } from '../support/loopback.ts';

const INPUT = { logGroupIdentifiers: ['arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/shop'] };
const LINE = { logStreamName: 'ecs/web/1', message: 'hello', timestamp: 1_700_000_000_123 };

let server: Loopback | undefined;

beforeEach(() => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
});

afterEach(() => {
  vi.unstubAllEnvs();
  server?.close();
  server = undefined;
});

/** Answers every request with `listener`; gives the address. */
async function serve(listener: RequestListener): Promise<string> {
  server = await serveLoopback(listener);
  return server.url;
}

interface Wish {
  readonly endpointUrl?: string;
  readonly signal?: AbortSignal;
}

function session({ endpointUrl, signal = new AbortController().signal }: Wish) {
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const never = new AbortController().signal;
  const port = sdkLiveTail({
    region: 'eu-west-1',
    endpointUrl,
    credentials,
    signal: never,
    deadlineSeconds: 1,
  });
  return port.tail(INPUT, { signal });
}

async function all(items: AsyncGenerator<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('a session of Live Tail on the wire', () => {
  it('hands on what is sent, until the end', async () => {
    const endpointUrl = await serve((_, response) => {
      response.write(eventMessage('event', 'initial-response', {}));
      response.write(eventMessage('event', 'sessionStart', { sessionId: 'x' }));
      response.end(eventMessage('event', 'sessionUpdate', { sessionResults: [LINE] }));
    });
    expect(await all(session({ endpointUrl }))).toMatchObject([
      { sessionStart: { sessionId: 'x' } },
      { sessionUpdate: { sessionResults: [LINE] } },
    ]);
  });

  it('throws what AWS says when it ends a session', async () => {
    const endpointUrl = await serve((_, response) => {
      response.write(eventMessage('event', 'initial-response', {}));
      response.write(eventMessage('event', 'sessionStart', { sessionId: 'x' }));
      response.end(eventMessage('exception', 'SessionTimeoutException', { message: 'three hours' }));
    });
    await expect(all(session({ endpointUrl }))).rejects.toMatchObject({
      name: 'AwsFailure',
      action: 'logs:StartLiveTail',
      code: 'SessionTimeoutException',
    });
  });

  it('gives up a session in which nothing is sent', async () => {
    const endpointUrl = await serve((_, response) => {
      response.write(eventMessage('event', 'initial-response', {}));
    });
    await expect(all(session({ endpointUrl }))).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('closes the connection when it is to end', async () => {
    let closed: () => void = () => undefined;
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const endpointUrl = await serve((request, response) => {
      request.socket.on('close', closed);
      response.write(eventMessage('event', 'initial-response', {}));
      response.write(eventMessage('event', 'sessionStart', { sessionId: 'x' }));
    });
    const controller = new AbortController();
    const items = session({ endpointUrl, signal: controller.signal });
    await items.next();
    controller.abort();
    await expect(items.next()).rejects.toMatchObject({ code: 'Interrupted' });
    await isClosed;
  });
});

describe('a session of Live Tail that is refused', () => {
  it('throws an AwsFailure that names the permission', async () => {
    const logs = mockClient(CloudWatchLogsClient);
    logs.on(StartLiveTailCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
    await expect(all(session({}))).rejects.toMatchObject({ kind: 'denied', action: 'logs:StartLiveTail' });
    logs.restore();
  });
});
