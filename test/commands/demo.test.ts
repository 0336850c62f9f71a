import { describe, expect, it } from 'vitest';
import { sdkPort } from '../../src/aws/sdk.ts';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import { runIn, type World } from '../support/fake-context.ts';

const OVER_THE_WIRE: World = {
  connect: async ({ region = '', endpointUrl }) => ({
    region,
    port: sdkPort({
      region,
      endpointUrl,
      credentials: { accessKeyId: 'simulated', secretAccessKey: 'simulated' },
      signal: new AbortController().signal,
    }),
  }),
};

describe('demo', () => {
  it('plays the founding story over the wire and ends with 0', async () => {
    const { code, stdout, stderr, accesses } = await runIn(OVER_THE_WIRE, 'demo');
    expect(code).toBe(0);
    expect(stdout).toContain('✖ CYCLING');
    expect(stdout).toContain('healthCheck.startPeriod');
    expect(stderr).toContain('Playing deployment-89 against a simulated AWS; no account is used.');
    expect(stderr).toContain('ecs-doctor diagnose --stack backend');
    expect(accesses).toEqual([
      {
        region: 'eu-west-1',
        endpointUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/),
        simulated: true,
      },
    ]);
  });

  it('shows what the tasks of a story wrote, in the format that was asked for', async () => {
    const { code, stdout, stderr } = await runIn(
      OVER_THE_WIRE,
      'demo',
      'logs',
      'missing-environment',
      '-o',
      'ndjson',
    );
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(lines.length).toBeGreaterThan(10);
    for (const one of lines) expect(one).toMatchObject({ type: 'log', task: expect.any(String) });
    expect(stderr).toContain('For a service of yours: ecs-doctor logs ');
  });

  it('lists the stories without playing one', async () => {
    const { code, stdout } = await runIn({}, 'demo', '--list');
    expect(code).toBe(0);
    for (const { name } of SCENARIOS) expect(stdout).toContain(name);
  });
});
