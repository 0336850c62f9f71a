import { describe, expect, it } from 'vitest';
import { catalogueService } from '../../src/simulator/scenarios/catalogue.ts';
import { QUIET_SERVICE } from '../../src/simulator/scenarios/neighbours.ts';
import { playing } from '../support/catalogue-watch.ts';
import { runIn } from '../support/fake-context.ts';
import { playedWorld, scenarioNamed } from '../support/played-world.ts';

describe('a watch over several services', () => {
  const both = ['--service', 'catalogue', '--service', QUIET_SERVICE.name];

  it('names the service in every line, and ends each of them', async () => {
    const run = await runIn(
      playedWorld('steady'),
      'watch',
      '--cluster',
      'store-production',
      ...both,
      '--utc',
    );
    expect(run.code).toBe(0);
    const lines = run.stdout.split('\n').filter((line) => /^\d\d:\d\d:\d\dZ /.test(line));
    expect(lines.every((line) => line.includes('store-production/'))).toBe(true);
    expect(run.stdout.match(/✔ PASSED/g)).toHaveLength(2);
  });

  it('ends with the first that fails', async () => {
    const crashing = playing({ ending: { afterSeconds: 2, exitCode: 1 }, readyAfterSeconds: null });
    const broken = { ...catalogueService([{ atSeconds: 0, revision: crashing }]), name: 'broken' };
    const well = scenarioNamed('steady').settings;
    const story = { ...scenarioNamed('steady'), settings: { ...well, services: [...well.services, broken] } };
    const flags = ['--service', 'catalogue', '--service', 'broken'];
    const run = await runIn(playedWorld(story), 'watch', '--cluster', 'store-production', ...flags);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('✖ FAILED  store-production/broken');
    expect(run.stdout).toContain('? UNDECIDED  store-production/catalogue: another service has failed');
  });
});
