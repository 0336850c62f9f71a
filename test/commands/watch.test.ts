import { describe, expect, it } from 'vitest';
import schema from '../../src/render/json/report.schema.json';
import { NO_FAULTS } from '../../src/simulator/account.ts';
import type { Application, Performance } from '../../src/simulator/application.ts';
import { catalogueRevision, catalogueService } from '../../src/simulator/scenarios/catalogue.ts';
import { QUIET_SERVICE } from '../../src/simulator/scenarios/neighbours.ts';
import type { RevisionSettings } from '../../src/simulator/settings.ts';
import { runIn } from '../support/fake-context.ts';
import { complaints } from '../support/json-schema.ts';
import { playedWorld, scenarioNamed } from '../support/played-world.ts';

const STEADY = ['watch', 'store-production/catalogue', '--color', 'never', '--utc'];
const rolling = scenarioNamed('rolling-update');

/** The story of the rolling update with other releases or settings of its service. */
function catalogue(
  change: Partial<ReturnType<typeof catalogueService>>,
  ...releases: readonly [number, number][]
) {
  const [first = [-9000, 57], ...others] = releases;
  const planned = ([atSeconds, revision]: readonly [number, number]) => ({
    atSeconds,
    revision: catalogueRevision(revision),
  });
  const service = { ...catalogueService([planned(first), ...others.map(planned)]), ...change };
  return { ...rolling, settings: { ...rolling.settings, services: [service], stacks: [], oneOffs: [] } };
}

/** The catalogue without a container check, with an application that plays otherwise. */
function playing(change: Partial<Performance>): RevisionSettings {
  const revision = catalogueRevision(58);
  const { container } = revision;
  const application: Application = (chance) => ({ ...container.application(chance), ...change });
  return { ...revision, container: { ...container, check: undefined, application } };
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
    const story = {
      ...rolling,
      settings: { ...rolling.settings, services: [service], stacks: [], oneOffs: [] },
    };
    const run = await runIn(playedWorld(story), ...STEADY);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('target is unhealthy');
  });

  it('is 5 where a newer deployment takes over', async () => {
    const story = catalogue({}, [-9000, 57], [0, 58], [60, 59]);
    const run = await runIn(playedWorld(story), ...STEADY);
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('▲ SUPERSEDED  store-production/catalogue');
  });

  it('is 4 where nothing is asked to run, for nothing can be told of it', async () => {
    const run = await runIn(playedWorld(catalogue({ desiredCount: 0 })), ...STEADY);
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
    const run = await runIn(playedWorld('steady', 5, faults), ...STEADY);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('COULD NOT TELL');
  });
});

describe('what a watch asks of AWS', () => {
  it('stays under 250 requests in ten minutes of a steady service', async () => {
    const world = playedWorld('steady');
    await runIn(world, ...STEADY, '--stable-for', '10m');
    expect(world.requests()).toBeLessThan(250);
  });

  it('stays under 250 requests also where the service was found in its stack', async () => {
    const world = playedWorld('rolling-update', 600);
    const run = await runIn(world, 'watch', '--stack', 'catalogue', '--stable-for', '10m');
    expect(run.code).toBe(0);
    expect(world.requests()).toBeLessThan(250);
  });
});

describe('what a watch shows in a pipe', () => {
  it('is one line a change, and one at least every half minute, without escape codes', async () => {
    const { stdout } = await runIn(playedWorld('rolling-update'), 'watch', '--stack', 'catalogue', '--utc');
    expect(stdout).not.toContain('\u001b');
    const lines = stdout.split('\n');
    const times = lines.flatMap((line) => /^(\d\d:\d\d:\d\d)Z [•✔✖●] /.exec(line)?.[1] ?? []);
    expect(times.length).toBeGreaterThan(30);
    expect(lines.filter((line) => line.includes(' ● watching for ')).length).toBeGreaterThan(5);
    const spoken = times.map((time) => Date.parse(`2026-11-01T${time}Z`));
    const gaps = spoken.slice(1).map((at, index) => at - (spoken[index] ?? at));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    expect(stdout).toContain('✔ PASSED  store-production/catalogue: for 5 min: stack UPDATE_COMPLETE');
  });

  it('is a stream of records with exactly one result, last', async () => {
    const { stdout, stderr } = await runIn(
      playedWorld('rolling-update'),
      'watch',
      '--stack',
      'catalogue',
      '-o',
      'ndjson',
    );
    expect(stderr).toBe('Looking for stack catalogue in eu-west-1\n');
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const types = records.map(({ type }) => type);
    expect(types[0]).toBe('version');
    expect(new Set(types)).toEqual(
      new Set(['version', 'snapshot', 'task', 'target', 'event', 'heartbeat', 'result']),
    );
    expect(types.indexOf('result')).toBe(types.length - 1);
    expect(records.at(-1)).toMatchObject({ exitCode: 0, results: [{ ending: 'passed' }] });
  });

  it('is the report alone where quiet is asked for', async () => {
    const { stdout } = await runIn(playedWorld('steady'), ...STEADY, '--quiet');
    expect(stdout).toMatch(/^catalogue in cluster store-production\n/);
  });

  it('is kept in the files that were asked for', async () => {
    const outputs = ['-o', 'text', '-o', 'json=report.json', '-o', 'ndjson=watch.ndjson'];
    const { files } = await runIn(playedWorld('steady'), ...STEADY, ...outputs);
    expect(JSON.parse(files.get('report.json') ?? '')).toMatchObject({
      watch: { ending: 'passed', exitCode: 0 },
    });
    expect(files.get('watch.ndjson')).toMatch(/^\{"type":"version".*\n(?:.*\n)*\{"type":"result".*\}\n$/);
  });
});

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

describe('a watch with --probe', () => {
  it('asks the load balancer now and then, and passes only when that answers', async () => {
    const asked: string[] = [];
    const ask = (status: number) => async (url: URL) => {
      asked.push(url.href);
      return { kind: 'answered', status } as const;
    };
    const world = playedWorld('steady');
    const run = await runIn({ ...world, ask: ask(200) }, ...STEADY, '--probe=/ready');
    expect(run.code).toBe(0);
    expect(new Set(asked.map((href) => new URL(href).pathname))).toEqual(new Set(['/ready']));
    expect(asked.length).toBeLessThan(25);
    expect(world.requests()).toBeLessThan(250);
    const refusing = await runIn({ ...playedWorld('steady'), ask: ask(503) }, ...STEADY, '--probe');
    expect(refusing.code).toBe(4);
    expect(refusing.stdout).toContain('answers 503');
  });
});

describe('an interrupted watch', () => {
  it('says the code of the signal in its last record too', async () => {
    const controller = new AbortController();
    controller.abort('SIGTERM');
    const run = await runIn(
      { ...playedWorld('steady'), signal: controller.signal },
      ...STEADY,
      '-o',
      'ndjson',
    );
    expect(run.code).toBe(143);
  });

  it('ends with what is known, in the code of the signal', async () => {
    const controller = new AbortController();
    const world = playedWorld('deployment-89');
    const { clock } = world;
    const interrupting = {
      ...world,
      signal: controller.signal,
      clock: {
        now: clock.now,
        async sleep(milliseconds: number, signal: AbortSignal) {
          await clock.sleep(milliseconds, signal);
          if (clock.now() - start > 60_000) controller.abort('SIGINT');
        },
      },
    };
    const start = clock.now();
    const run = await runIn(
      interrupting,
      'watch',
      '--stack',
      'backend',
      '-o',
      'text',
      '-o',
      'ndjson=watch.ndjson',
    );
    expect(run.code).toBe(130);
    expect(run.stdout).toContain('INTERRUPTED');
    expect(run.files.get('watch.ndjson')?.match(/"type":"result"/g)).toHaveLength(1);
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
