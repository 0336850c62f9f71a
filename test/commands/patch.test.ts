import { describe, expect, it } from 'vitest';
import { PATCH_DIALECTS } from '../../src/model/patch.ts';
import { runIn } from '../support/fake-context.ts';
import { scenarioWorld } from '../support/scenario-world.ts';

describe('diagnose --patch', () => {
  const world = scenarioWorld('deployment-89');
  const target = ['diagnose', '--stack', 'backend'];

  it.each(PATCH_DIALECTS)('shows the change in %s, and ends as without it', async (dialect) => {
    const { code, stdout } = await runIn(world, ...target, '--patch', dialect);
    expect(code).toBe(1);
    expect(stdout).toContain(`\nPATCH (${dialect})\n`);
    expect(stdout).toContain('was 60: 1.5 × the observed');
  });

  it('shows the lines as they are to be pasted, however narrow the terminal is', async () => {
    const { stdout } = await runIn(
      { ...world, terminal: { columns: 40 } },
      ...target,
      ...['--patch', 'cloudformation', '--color', 'never'],
    );
    const json = await runIn(world, ...target, '--patch', 'cloudformation', '-o', 'json');
    const { patch } = JSON.parse(json.stdout);
    expect(patch.dialect).toBe('cloudformation');
    expect(stdout).toContain(`\nPATCH (cloudformation)\n${patch.text}\n\n`);
  });

  it('shows none where none was asked for, and does not ask for the names of the resources', async () => {
    const { stdout } = await runIn(world, 'diagnose', world.target, '-o', 'json');
    const report = JSON.parse(stdout);
    expect(report.patch).toBeNull();
    expect(report.apiCalls).not.toHaveProperty('cloudformation:ListStackResources');
  });

  it('names the resources as the template of the stack does', async () => {
    const { stdout } = await runIn(world, ...target, '--patch', 'cloudformation');
    expect(stdout).toContain('\n  BackendService:\n    Type: AWS::ECS::Service\n');
    expect(stdout).toContain('\n  TaskDefinition:\n    Type: AWS::ECS::TaskDefinition\n');
  });

  it('has placeholders for the names where the resources may not be listed, and says why', async () => {
    const denied = scenarioWorld('deployment-89', {
      denied: ['cloudformation:ListStackResources'],
      throttled: {},
    });
    const { code, stdout } = await runIn(denied, ...target, '--patch', 'cloudformation');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /# a placeholder for service fastapi-backend: .*ListStackResources\)\n {2}Service:\n/,
    );
  });

  it('makes the same of a saved snapshot, which was saved without it', async () => {
    const saved = await runIn(world, ...target, '--save', 'incident.json');
    const live = await runIn(world, ...target, '--patch', 'terraform');
    const later = await runIn(
      { files: saved.files },
      ...['diagnose', '--from', 'incident.json', '--patch', 'terraform'],
    );
    expect(later.stdout).toBe(live.stdout);
    const inYaml = await runIn(
      { files: saved.files },
      ...['diagnose', '--from', 'incident.json', '--patch', 'cloudformation'],
    );
    expect(inYaml.stdout).toContain('\n  BackendService:\n');
  });

  it('shows one for each service', async () => {
    const services = ['--cluster', 'backend-production', '--service', 'fastapi-backend', '--service'];
    const { stdout } = await runIn(world, 'diagnose', ...services, 'status-page', '--patch', 'terraform');
    expect(stdout.match(/^PATCH \(terraform\)$/gm)).toHaveLength(2);
    expect(stdout).toContain('# Nothing to change for service status-page: no finding asks');
  });
});
