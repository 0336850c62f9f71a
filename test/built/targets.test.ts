import { describe, expect, it } from 'vitest';
import schema from '../../src/render/json/report.schema.json';
import { readCase } from '../support/case-account.ts';
import { complaints } from '../support/json-schema.ts';
import { serveCase } from '../support/serve-case.ts';
import { BARE, CONFIGURED, run } from './program.ts';
import { serveScenario } from './served.ts';

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'simulated', AWS_SECRET_ACCESS_KEY: 'simulated' };

describe('the built program diagnoses a service that is named by', () => {
  const { scenario, account, service, at } = serveScenario('deployment-89');
  const [cluster = '', name = ''] = service.split('/');
  const arn = `arn:aws:ecs:eu-west-1:111122223333:service/${service}`;
  const task = account.tasks.find(({ group }) => group === `service:${name}`)?.taskArn ?? '';
  const console = `https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/${cluster}/services/${name}/health?region=eu-west-1`;

  it.each([
    ['its cluster and its name', ['--cluster', cluster, '--service', name]],
    ['its stack', ['--stack', scenario.target.stack ?? '']],
    ['both in one word', [service]],
    ['its ARN', [arn]],
    ['the ARN of one of its tasks', [task]],
    ['its address in the console', [console]],
  ])('%s', async (_, target) => {
    const { code, stdout, stderr } = await run(['diagnose', ...target, ...at()]);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^${name} in cluster ${cluster}\n`));
    expect(stdout).toContain('✖ CYCLING');
    expect(stdout).toMatch(/^→ next: ecs-doctor explain start-period-too-short$/m);
    expect(stderr).toMatch(/^Reading .* in eu-west-1\n$/);
  });

  it('an ARN that says the region, where nothing else does', async () => {
    const { code } = await run(['diagnose', arn, ...at()], { ...BARE, ...CREDENTIALS });
    expect(code).toBe(1);
  });

  it('its name, at the endpoint of the environment', async () => {
    const [, url] = at();
    const { code, stdout } = await run(['diagnose', service], { ...CONFIGURED, AWS_ENDPOINT_URL: url });
    expect(code).toBe(1);
    expect(stdout).toContain('✖ CYCLING');
  });

  it('its name, and gives it as JSON that fits the published schema', async () => {
    const { code, stdout, stderr } = await run(['diagnose', service, ...at(), '-o', 'json', '--quiet']);
    const report = JSON.parse(stdout);
    expect(complaints(report, schema)).toEqual([]);
    expect(report.diagnosis.rootCause.id).toBe('start-period-too-short');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  it('its name, and lists its stopped tasks', async () => {
    const { code, stdout } = await run(['stopped-tasks', service, ...at(), '--limit', '3']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^3 shown of \d+ stopped tasks read/m);
  });
});

describe('the built program is right about the recorded incident', () => {
  it.each(['dockerhub-toomanyrequests', 'next-heap-4gb', 'nlb-no-ingress'])('%s', async (id) => {
    const { args, truth } = readCase(id, new Date());
    const endpoint = await serveCase(id, new Date());
    try {
      const { stdout } = await run(['diagnose', ...args, '--endpoint-url', endpoint.url, '-o', 'json']);
      const { diagnosis } = JSON.parse(stdout);
      expect(truth.verdict).toContain(diagnosis.verdict);
      expect(diagnosis.rootCause.category).toBe(truth.category);
    } finally {
      await endpoint.close();
    }
  });
});
