import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOnce, isLinkLocal } from '../src/http.ts';

const signal = new AbortController().signal;
const server = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(302, { location: '/health' });
  else response.statusCode = request.url === '/health?deep=1' ? 200 : 404;
  response.end('x');
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  origin = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.close();
});

describe('asking an address once', () => {
  it.each([
    ['/health?deep=1', 200],
    ['/nothing', 404],
    ['/moved', 302],
  ])('gives the status of %s and follows nothing', async (path, status) => {
    expect(await askOnce(new URL(path, origin), signal)).toEqual({ kind: 'answered', status });
  });

  it('says why nobody answered', async () => {
    const answer = await askOnce(new URL('http://127.0.0.1:1/'), signal);
    expect(answer).toMatchObject({ kind: 'silent' });
  });

  it.each(['http://169.254.169.254/latest/meta-data/', 'http://[fe80::1]/', 'http://[fd00:ec2::254]/'])(
    'never asks %s, where clouds keep credentials',
    async (address) => {
      const answer = await askOnce(new URL(address), signal);
      expect(answer).toMatchObject({ kind: 'silent' });
      expect(JSON.stringify(answer)).toContain('never asked');
    },
  );

  it('knows such an address in every spelling', () => {
    expect(
      ['169.254.170.2', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe', 'febf::1'].map(isLinkLocal),
    ).toEqual([true, true, true, true]);
    expect(['10.0.0.1', '127.0.0.1', '2001:db8::1'].map(isLinkLocal)).toEqual([false, false, false]);
  });
});
