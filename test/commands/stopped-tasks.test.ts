import { describe, expect, it } from 'vitest';
import { runIn } from '../support/fake-context.ts';
import { scenarioWorld } from '../support/scenario-world.ts';

describe('stopped-tasks', () => {
  const world = scenarioWorld('deployment-89');

  it('lists the tasks by cause and ends with 0 although they failed', async () => {
    const { code, stdout } = await runIn(world, 'stopped-tasks', world.target);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\d+ shown of \d+ stopped tasks read/);
    expect(stdout).toContain('Task failed container health checks');
  });

  it('lists no more than asked for', async () => {
    const { stdout } = await runIn(world, 'stopped-tasks', world.target, '--limit', '2', '-o', 'json');
    expect(JSON.parse(stdout).shown).toBe(2);
  });

  it('lists only what stopped lately', async () => {
    const { stdout } = await runIn(world, 'stopped-tasks', world.target, '--since', '10m', '-o', 'json');
    const all = await runIn(world, 'stopped-tasks', world.target, '-o', 'json');
    expect(JSON.parse(stdout).shown).toBeGreaterThan(0);
    expect(JSON.parse(stdout).shown).toBeLessThan(JSON.parse(all.stdout).shown);
  });

  it('ends with 3 where stopped tasks cannot be read, and does not look like good news', async () => {
    const denied = scenarioWorld('deployment-89', { denied: ['ecs:ListTasks'], throttled: {} });
    const { code, stdout } = await runIn(denied, 'stopped-tasks', denied.target);
    expect(code).toBe(3);
    expect(stdout).toMatch(/needs\s+ecs:ListTasks/);
    expect(stdout).toContain('Stopped tasks could not be read.');
  });
});
