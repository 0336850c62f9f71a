import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resolveRegion } from '../../src/aws/region.ts';
import { sdkPort } from '../../src/aws/sdk.ts';
import { type Loopback, serveLoopback } from '../support/loopback.ts';

let server: Loopback | undefined;

beforeEach(() => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
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

async function ask(
  endpointUrl: string | undefined,
  signal = new AbortController().signal,
  deadlineSeconds = 5,
) {
  const port = sdkPort({ region: 'us-east-1', endpointUrl, signal, deadlineSeconds });
  return await port.call('DescribeServices', { services: ['web'] });
}

describe('the SDK on the wire', () => {
  it('reads an answer', async () => {
    const address = await serve((_, response) =>
      response.end('{"services":[{"serviceName":"web","createdAt":1700000000}]}'),
    );
    expect(await ask(address)).toMatchObject({
      services: [{ serviceName: 'web', createdAt: new Date('2023-11-14T22:13:20Z') }],
    });
  });

  it('goes where AWS_ENDPOINT_URL says when no endpoint is given', async () => {
    const address = await serve((_, response) => response.end('{"services":[]}'));
    vi.stubEnv('AWS_ENDPOINT_URL', address);
    expect(await ask(undefined)).toMatchObject({ services: [] });
  });

  it('ends at the deadline when the connection stays silent', async () => {
    const address = await serve(() => {});
    await expect(ask(address, undefined, 0.2)).rejects.toMatchObject({
      kind: 'unreachable',
      code: 'DeadlineExceeded',
      message: 'no complete answer within 0.2 s',
    });
  });

  it('ends at the deadline when the answer stops half-way', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"services":[');
    });
    await expect(ask(address, undefined, 0.2)).rejects.toMatchObject({
      kind: 'unreachable',
      code: 'DeadlineExceeded',
    });
  });

  it('ends at an interrupt', async () => {
    const interrupt = new AbortController();
    const address = await serve(() => interrupt.abort());
    await expect(ask(address, interrupt.signal)).rejects.toMatchObject({
      kind: 'failed',
      code: 'Interrupted',
    });
  });

  it('says that a proxy answered', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><body>Please sign in</body></html>');
    });
    await expect(ask(address)).rejects.toMatchObject({ kind: 'failed', code: 'HtmlAnswer' });
  });

  it('asks once more when the JSON broke off', async () => {
    const bodies = ['{"services":[', '{"services":[]}'];
    const address = await serve((_, response) => response.end(bodies.shift()));
    expect(await ask(address)).toMatchObject({ services: [] });
    expect(bodies).toEqual([]);
  });

  it('says that nobody listens', async () => {
    await expect(ask('http://127.0.0.1:9')).rejects.toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
    });
  });

  it('knows a refusal by its JSON', async () => {
    const address = await serve((_, response) => {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end('{"__type":"AccessDeniedException","message":"User is not authorized"}');
    });
    await expect(ask(address)).rejects.toMatchObject({ kind: 'denied', message: 'User is not authorized' });
  });

  it('knows a missing stack by its XML', async () => {
    const address = await serve((_, response) => {
      response.writeHead(400, { 'content-type': 'text/xml' });
      response.end(
        '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id x does not exist</Message></Error></ErrorResponse>',
      );
    });
    const port = sdkPort({ region: 'us-east-1', endpointUrl: address, signal: new AbortController().signal });
    await expect(port.call('DescribeStacks', { StackName: 'x' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('resolveRegion', () => {
  it('prefers what was named, then AWS_REGION, then AWS_DEFAULT_REGION', async () => {
    const env = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' };
    expect(await resolveRegion({ region: 'us-east-1', env })).toBe('us-east-1');
    expect(await resolveRegion({ env })).toBe('eu-west-1');
    expect(await resolveRegion({ env: { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-2' } })).toBe(
      'eu-west-2',
    );
  });

  it('says to pass --region where there is none', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    await expect(resolveRegion({ env: {} })).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 2,
      hint: expect.stringContaining('--region'),
    });
  });

  it('refuses what could not be a region, because it becomes part of a host name', async () => {
    await expect(resolveRegion({ region: 'evil.example/', env: {} })).rejects.toMatchObject({
      name: 'UserError',
    });
  });
});
