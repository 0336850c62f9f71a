import { describe, expect, it } from 'vitest';
import { sdkPort } from '../../src/aws/sdk.ts';
import { runIn } from '../support/fake-context.ts';

const CREDENTIALS = { accessKeyId: 'simulated', secretAccessKey: 'simulated' };

/** Serves a story until its first answer was read; gives the run and that answer. */
async function serveAndAsk(...args: readonly string[]) {
  const controller = new AbortController();
  let answer: Promise<unknown> | undefined;
  const whenPrinted = (text: string) => {
    const port = sdkPort({
      region: 'eu-west-1',
      endpointUrl: text.trim(),
      credentials: CREDENTIALS,
      signal: new AbortController().signal,
    });
    answer = port.call('ListServices', { cluster: 'backend-production' });
    void answer.finally(() => controller.abort('SIGINT'));
  };
  const run = await runIn({ signal: controller.signal, whenPrinted }, 'demo', ...args);
  return { run, answer: await answer };
}

describe('demo --serve', () => {
  it('prints an address at which other programs can ask, until it is interrupted', async () => {
    const { run, answer } = await serveAndAsk('deployment-89', '--serve');
    expect(run.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(answer).toMatchObject({
      serviceArns: expect.arrayContaining([expect.stringContaining('fastapi-backend')]),
    });
    expect(run.code).toBe(130);
  });

  it('says how to ask it', async () => {
    const { run } = await serveAndAsk('--serve', '--speed', '60');
    expect(run.stderr).toContain(
      'ecs-doctor diagnose --stack backend --region eu-west-1 --endpoint-url http://',
    );
  });

  it.each([
    ['--speed', '2'],
    ['--list', '--serve'],
    ['--serve', '--speed', '0'],
  ])('refuses %s %s', async (...args) => {
    const { code, stdout } = await runIn({}, 'demo', ...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });
});
