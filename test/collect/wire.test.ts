import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdkPort } from '../../src/aws/sdk.ts';
import { collect } from '../../src/collect/collect.ts';
import { formatSnapshot } from '../../src/snapshot/format.ts';
import { serveCase } from '../support/serve-case.ts';
import { NOW, openCase } from './ports.ts';

beforeEach(() => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('collecting through the real SDK, over the wire', () => {
  it.each(['health-500-breaker', 'exit-zero-slow-boot', 'agent-disconnected'])(
    'gives the same snapshot of %s as without it',
    async (id) => {
      const endpoint = await serveCase(id, NOW);
      try {
        const { port, target } = openCase(id);
        const signal = new AbortController().signal;
        const overWire = sdkPort({ region: target.region, endpointUrl: endpoint.url, signal });
        const snapshot = await collect(overWire, target, NOW.getTime());
        expect(formatSnapshot(snapshot)).toBe(formatSnapshot(await collect(port, target, NOW.getTime())));
      } finally {
        await endpoint.close();
      }
    },
  );
});
