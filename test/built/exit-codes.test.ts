import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../../src/simulator/account.ts';
import { BARE, CONFIGURED, type Ending, type Environment, run } from './program.ts';
import { serveScenario } from './served.ts';

const NOWHERE = ['--endpoint-url', 'http://127.0.0.1:1'];

/** What went wrong is said in one line with what to do, and neither as a report nor as a trace. */
function expectRefusal({ code, stdout, stderr }: Ending, expected: number, said: RegExp): void {
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^ecs-doctor: /m);
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(expected);
}

describe('the built program ends with 0', () => {
  const { service, at } = serveScenario('steady');

  it('where the service is healthy', async () => {
    const { code, stdout } = await run(['diagnose', service, ...at()]);
    expect(code).toBe(0);
    expect(stdout).toContain('✔ HEALTHY');
  });
});

describe('the built program ends with 2', () => {
  const { service, at } = serveScenario('steady');
  const [cluster = '', name = ''] = service.split('/');

  it.each([
    ['no such cluster', ['--cluster', 'elsewhere', '--service', name], /no cluster .*elsewhere/i],
    [
      'no such service',
      ['--cluster', cluster, '--service', 'cataloge'],
      /no service .*cataloge.*\n.*catalogue/i,
    ],
    ['no such stack', ['--stack', 'nothing'], /nothing/],
  ])('where there is %s', async (_, target, said) => {
    expectRefusal(await run(['diagnose', ...target, ...at()]), 2, said);
  });

  it.each<readonly [string, readonly string[], Environment, RegExp]>([
    ['there is no such file', ['diagnose', '--from', '/nonexistent/a.json'], BARE, /no such file/],
    ['a saved file is no snapshot', ['diagnose', '--from', '/dev/null'], BARE, /\/dev\/null/],
    ['there is no such flag', ['diagnose', '--clutser', 'a'], BARE, /Did you mean --cluster/],
    ['there is no such command', ['diagnoze'], BARE, /Did you mean diagnose/],
    ['no region is known', ['diagnose', 'a/b', ...NOWHERE], BARE, /no AWS region is known/],
    [
      'the region is set to nothing, as CI systems do',
      ['diagnose', 'a/b', ...NOWHERE],
      { ...BARE, AWS_REGION: '', AWS_DEFAULT_REGION: '' },
      /no AWS region is known/,
    ],
  ])('where %s', async (_, args, env, said) => {
    expectRefusal(await run(args, env), 2, said);
  });
});

describe('the built program ends with 3', () => {
  const denied = serveScenario('deployment-89', { ...NO_FAULTS, denied: ['ecs:DescribeServices'] });
  const expired = serveScenario('deployment-89', { ...NO_FAULTS, credentials: 'expired' });

  it('where there are no credentials', async () => {
    const env = { ...BARE, AWS_REGION: 'eu-west-1' };
    expectRefusal(await run(['diagnose', 'a/b', ...NOWHERE], env), 3, /credentials/i);
  });

  it('where the credentials have run out', async () => {
    expectRefusal(await run(['diagnose', expired.service, ...expired.at()]), 3, /expired/i);
  });

  it('where the profile does not exist', async () => {
    expectRefusal(await run(['diagnose', 'a/b', '--profile', 'nobody', ...NOWHERE]), 3, /nobody/);
  });

  it('where nothing answers', async () => {
    expectRefusal(await run(['diagnose', 'a/b', ...NOWHERE], CONFIGURED), 3, /127\.0\.0\.1:1|refused/);
  });

  it('with a report that says which permission is missing, where the service may not be read', async () => {
    const { code, stdout, stderr } = await run(['diagnose', denied.service, ...denied.at()]);
    expect(code).toBe(3);
    expect(stdout).toContain('? UNDETERMINED');
    expect(stdout).toContain('needs ecs:DescribeServices');
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
