import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import { actionOf } from '../../src/aws/operations.ts';
import type { Performance } from '../../src/simulator/application.ts';
import { catalogueRevision, catalogueService } from '../../src/simulator/scenarios/catalogue.ts';
import type { Scenario } from '../../src/simulator/scenarios/scenario.ts';
import type { Intervention, RevisionSettings, ServiceSettings } from '../../src/simulator/settings.ts';
import { createChance } from '../../src/simulator/world/chance.ts';
import { runIn } from '../support/fake-context.ts';
import { expired, failing, playedWorld, scenarioNamed } from '../support/played-world.ts';

const CATALOGUE = ['watch', 'store-production/catalogue', '-o', 'json'];
const LONG_BEFORE = -9000;
const IGNORING = { onSigterm: 'ignores' } as const;
const CRASH = { readyAfterSeconds: null, ending: { afterSeconds: 3, exitCode: 1 } } as const;

/** How the containers of a revision play, one after another; one that is left out plays well. */
type Playing = (ordinal: number) => Partial<Performance>;

/** A revision of the catalogue whose containers play so. */
function revision(number: number, playing: Playing = () => ({})): RevisionSettings {
  const settings = catalogueRevision(number);
  const { container } = settings;
  let started = 0;
  return {
    ...settings,
    container: {
      ...container,
      application(chance) {
        const performance = { ...container.application(chance), ...playing(started) };
        started += 1;
        return performance;
      },
    },
  };
}

/** A story of the catalogue alone: what it ran before, what it is told to run, and what befalls it. */
function story(change: Partial<ServiceSettings>, playing?: Playing, before?: Playing): Scenario {
  const steady = scenarioNamed('steady');
  const releases: ServiceSettings['releases'] = [
    { atSeconds: LONG_BEFORE, revision: revision(57, before) },
    { atSeconds: 0, revision: revision(58, playing) },
  ];
  const service = { ...catalogueService(releases), desiredCount: 2, maximumPercent: 200, ...change };
  return { ...steady, settings: { ...steady.settings, services: [service], oneOffs: [] } };
}

/** The same catalogue, on which nothing was deployed for long. */
function settled(change: Partial<ServiceSettings>, playing?: Playing): Scenario {
  return story({ releases: [{ atSeconds: LONG_BEFORE, revision: revision(57, playing) }], ...change });
}

/** Runs a watch of a story from some moment, and gives its exit code, category and end in seconds. */
async function watch(scenario: Scenario, fromSeconds = 5, ...flags: readonly string[]) {
  const world = playedWorld(scenario, fromSeconds);
  const beganAt = world.clock.now();
  const { code, stdout } = await runIn(world, ...CATALOGUE, ...flags);
  const { watch: ended, diagnosis } = JSON.parse(stdout);
  const seconds = (world.clock.now() - beganAt) / 1000;
  return { code, text: ended.text, category: diagnosis.rootCause?.category, seconds };
}

describe('a watch passes', () => {
  it.each(['spot', 'operator', 'host', 'maintenance'] as const)(
    'where tasks that %s took are replaced',
    async (by) => {
      const takes = (atSeconds: number, tasks: number): Intervention => ({
        kind: 'stop',
        by,
        atSeconds,
        tasks,
      });
      const interventions = [takes(30, 1), takes(140, 2)];
      expect(await watch(story({ interventions }, () => IGNORING))).toMatchObject({ code: 0 });
    },
  );

  it('where a service is scaled in, although its tasks end with 137', async () => {
    const scales = [100, 180, 260].map(
      (atSeconds, index): Intervention => ({
        kind: 'scale',
        atSeconds,
        desiredCount: 5 - index,
      }),
    );
    const { code, text } = await watch(settled({ desiredCount: 6, interventions: scales }, () => IGNORING));
    expect(code).toBe(0);
    expect(text).toContain('running 3 of 3');
    expect(text).toContain('no task has failed');
  });

  it('where the tasks that are replaced end with 137', async () => {
    expect(await watch(story({}, undefined, () => IGNORING))).toMatchObject({ code: 0 });
  });

  it.each([
    ['crashes', CRASH],
    [
      'runs out of memory',
      {
        ending: {
          afterSeconds: 40,
          exitCode: 137,
          reason: 'OutOfMemoryError: Container killed due to memory usage',
        },
      },
    ],
    ['never answers', { readyAfterSeconds: null, beforeReady: 'hangs' }],
  ] as const)('where the first task %s and its successors are well', async (_, fate) => {
    expect(await watch(story({}, (ordinal) => (ordinal === 0 ? fate : {})))).toMatchObject({ code: 0 });
  });

  it('where three of twenty tasks crash and the others outlive them', async () => {
    expect(await watch(story({ desiredCount: 20 }, (ordinal) => (ordinal < 3 ? CRASH : {})))).toMatchObject({
      code: 0,
    });
  });

  it('where an outage just before the watch took all tasks of a service that was complete', async () => {
    const hit = (ordinal: number) =>
      ordinal < 2 ? { ending: { afterSeconds: -LONG_BEFORE - 50, exitCode: 1 } } : {};
    expect(await watch(settled({}, hit), 5)).toMatchObject({ code: 0 });
  });
});

describe('a watch of which one call in eight fails', () => {
  it('passes or fails all the same', async () => {
    for (const [scenario, code] of [
      [story({}), 0],
      [story({}, () => CRASH), 1],
    ] as const) {
      const chance = createChance('faults');
      const world = failing(playedWorld(scenario), ({ operation, seconds }) =>
        seconds > 10 && chance.happens(1 / 8)
          ? new AwsFailure('throttled', actionOf(operation), 'ThrottlingException', 'Rate exceeded')
          : undefined,
      );
      expect((await runIn(world, ...CATALOGUE)).code).toBe(code);
    }
  });
});

describe('a watch fails', () => {
  it.each([
    ['of one task', 1, 5],
    ['of two', 2, 2],
    ['of four', 4, 19],
    ['of twenty', 20, 8],
  ])('a deployment %s that crashes, within one look of the second task', async (_, desiredCount, from) => {
    const scenario = story({ desiredCount }, () => CRASH);
    const { code, category, seconds } = await watch(scenario, from);
    expect(code).toBe(1);
    expect(category).toBe('startup');
    // Together they fail within 30 s of the release; one alone has to start twice, half a minute each.
    expect(from + seconds).toBeLessThan(desiredCount === 1 ? 72 : 40);
  });

  it('a deployment that cycles although its tasks become healthy each time', async () => {
    const { code } = await watch(story({}, () => ({ ending: { afterSeconds: 120, exitCode: 1 } })));
    expect(code).toBe(1);
  });

  it('a deployment that was rolled back before anybody watched', async () => {
    const rolledBack = story({}, () => CRASH);
    for (const from of [150, 600, 3000])
      expect(await watch(rolledBack, from)).toMatchObject({ code: 1, category: 'startup' });
  });

  it('a service that is deleted', async () => {
    const deleted = settled({ interventions: [{ kind: 'delete', atSeconds: 90 }] });
    expect(await watch(deleted)).toMatchObject({ code: 1, text: 'the service is DRAINING' });
  });
});

describe('a watch is undecided', () => {
  it('of a service that is scaled to nothing', async () => {
    const emptied = settled({ interventions: [{ kind: 'scale', atSeconds: 90, desiredCount: 0 }] });
    expect(await watch(emptied, 5, '--timeout', '10m')).toMatchObject({ code: 4 });
  });

  it('while a task has not outlived the one that failed', async () => {
    const lives = { ending: { afterSeconds: 310, exitCode: 1 } };
    const { code, seconds } = await watch(
      story({ desiredCount: 1 }, () => lives),
      20,
      '--timeout',
      '15m',
    );
    expect(code).toBe(4);
    expect(seconds).toBeGreaterThanOrEqual(900);
  });
});

describe('a watch whose credentials expire', () => {
  const between = (from: number, to: number) =>
    failing(playedWorld(story({})), ({ operation, seconds }) =>
      seconds > from && seconds < to ? expired(operation) : undefined,
    );
  const lines = ['watch', 'store-production/catalogue', '--profile', 'prod'];

  it('says how to renew them, goes on once that is done, and counts no time in which it was blind', async () => {
    const run = await runIn(between(100, 220), ...lines);
    expect(run.code).toBe(0);
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain('Run `aws sso login --profile prod`');
    expect(run.stdout).toContain('data comes again');
  });

  it('could not tell where they are not renewed', async () => {
    const run = await runIn(between(100, 9000), ...lines, '--timeout', '10m');
    expect(run.code).toBe(3);
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'COULD NOT TELL store-production/catalogue: the AWS credentials have expired',
    );
  });
});
