import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import { BARE, run } from './program.ts';

describe('the built demo, without an account', () => {
  it.each(SCENARIOS)('plays $name as it is', async ({ name, expected }) => {
    const { code, stdout, stderr } = await run(['demo', name, '-o', 'json'], BARE);
    const { diagnosis } = JSON.parse(stdout);
    expect(expected.verdicts).toContain(diagnosis.verdict);
    expect(diagnosis.rootCause?.category ?? null).toBe(expected.category);
    expect(diagnosis.rootCause?.id).toBe(expected.rule);
    expect(stderr).toContain(`Playing ${name} against a simulated AWS; no account is used.`);
    expect(code).toBe(0);
  });

  it('does not ask the endpoint or the profile of the environment', async () => {
    const env = { ...BARE, AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_REGION: 'us-east-1' };
    const { code, stdout } = await run(['demo'], env);
    expect(code).toBe(0);
    expect(stdout).toContain('✖ CYCLING');
  });
});
