import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.ts';
import { runIn } from '../support/fake-context.ts';

describe('explain', () => {
  it.each(RULES.map(({ id }) => id))('explains %s', async (id) => {
    const { code, stdout } = await runIn({}, 'explain', id);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${id}\n`));
    expect(stdout).toContain('WHAT TO DO');
  });

  it('lists every rule', async () => {
    const { stdout } = await runIn({}, 'explain');
    for (const { id } of RULES) expect(stdout).toContain(`  ${id} `);
    const { stdout: json } = await runIn({}, 'explain', '-o', 'json');
    expect(JSON.parse(json).rules.map((rule: { id: string }) => rule.id)).toEqual(RULES.map(({ id }) => id));
  });
});
