import { describe, expect, it } from 'vitest';
import schema from '../../src/render/json/report.schema.json';
import { NO_FAULTS } from '../../src/simulator/account.ts';
import { catalogueRevision, catalogueService } from '../../src/simulator/scenarios/catalogue.ts';
import type { Scenario } from '../../src/simulator/scenarios/scenario.ts';
import type { ServiceSettings } from '../../src/simulator/settings.ts';
import { playing, WATCH_CATALOGUE } from '../support/catalogue-watch.ts';
import { runIn } from '../support/fake-context.ts';
import { complaints } from '../support/json-schema.ts';
import { playedWorld, scenarioNamed } from '../support/played-world.ts';

const rolling = scenarioNamed('rolling-update');

/** The story of the rolling update with this service and no other. */
function storyOf(service: ServiceSettings): Scenario {
  return { ...rolling, settings: { ...rolling.settings, services: [service], stacks: [], oneOffs: [] } };
}

/** That story with other releases or settings of the catalogue. */
function catalogue(change: Partial<ServiceSettings>, ...releases: readonly [number, number][]): Scenario {
  const [first = [-9000, 57], ...others] = releases;
  const planned = ([atSeconds, revision]: readonly [number, number]) => ({
    atSeconds,
    revision: catalogueRevision(revision),
  });
  return storyOf({ ...catalogueService([planned(first), ...others.map(planned)]), ...change });
}

describe('the exit code of a watch', () => {
  it.each([
    ['deployment-89', 1, 'health-check'],
    ['missing-environment', 1, 'startup'],
    ['image-not-found', 1, 'startup'],
    ['memory-limit', 1, 'oom'],
    ['wrong-health-path', 1, 'load-balancer'],
    ['slow-start', 1, 'load-balancer'],
    ['rolling-update', 0, undefined],
    ['steady', 0, undefined],
  ])('of %s is %i, for the right reason', async (name, code, category) => {
    const { cluster, service, stack } = scenarioNamed(name).target;
    const named = stack === undefined ? ['--cluster', cluster, '--service', service] : ['--stack', stack];
    const run = await runIn(playedWorld(name), 'watch', ...named, '-o', 'json');
    expect(run.code).toBe(code);
    const document = JSON.parse(run.stdout);
    expect(document.watch.exitCode).toBe(code);
    expect(complaints(document, schema)).toEqual([]);
    expect(document.diagnosis.rootCause?.category).toBe(category);
  });

  it('is 0 for a start that is slow and within its grace', async () => {
    const slow = playing({ readyAfterSeconds: 240 });
    const service = { ...catalogueService([{ atSeconds: 0, revision: slow }]), gracePeriodSeconds: 600 };
    const run = await runIn(playedWorld(storyOf(service)), ...WATCH_CATALOGUE);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('target is unhealthy');
  });

  it('is 5 where a newer deployment takes over', async () => {
    const story = catalogue({}, [-9000, 57], [0, 58], [60, 59]);
    const run = await runIn(playedWorld(story), ...WATCH_CATALOGUE);
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('▲ SUPERSEDED  store-production/catalogue');
  });

  it('is 4 where nothing is asked to run, for nothing can be told of it', async () => {
    const run = await runIn(playedWorld(catalogue({ desiredCount: 0 })), ...WATCH_CATALOGUE);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('nothing is asked to run');
  });

  it('is 0 for a failure where only the report is wanted', async () => {
    const run = await runIn(playedWorld('missing-environment'), 'watch', '--stack', 'shop', '--exit-zero');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('✖ FAILED');
  });

  it('is 2 for a service that does not exist', async () => {
    const run = await runIn(playedWorld('steady'), 'watch', 'store-production/nothing');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('there is no service "nothing"');
  });

  it('is 3 where the targets may not be looked at', async () => {
    const faults = { ...NO_FAULTS, denied: ['elasticloadbalancing:DescribeTargetHealth'] };
    const run = await runIn(playedWorld('steady', 5, faults), ...WATCH_CATALOGUE);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('COULD NOT TELL');
  });
});

describe('what a watch asks of AWS', () => {
  it('stays under 250 requests in ten minutes of a steady service', async () => {
    const world = playedWorld('steady');
    await runIn(world, ...WATCH_CATALOGUE, '--stable-for', '10m');
    expect(world.requests()).toBeLessThan(250);
  });

  it('stays under 250 requests also where the service was found in its stack', async () => {
    const world = playedWorld('rolling-update', 600);
    const run = await runIn(world, 'watch', '--stack', 'catalogue', '--stable-for', '10m');
    expect(run.code).toBe(0);
    expect(world.requests()).toBeLessThan(250);
  });
});

describe('the flags of a watch', () => {
  it.each([
    [['--stable-for', '30m', '--timeout', '10m'], 'leaves no time to pass'],
    [['--probe', 'health'], 'takes a path'],
    [['--deployment', 'ecs-svc/1', '--task-definition', 'a:1'], 'both name a deployment'],
    [['--timeout', 'soon'], '45s, 5m or 2h'],
    [['--max-failures', '0'], 'whole number'],
  ])('%j are refused: %s', async (flags, words) => {
    const run = await runIn({}, 'watch', 'prod/backend', ...flags);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(words);
  });
});
