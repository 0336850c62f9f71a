import { describe, expect, it } from 'vitest';
import { valueOr } from '../../../src/model/section.ts';
import type { Account } from '../../../src/simulator/account.ts';
import type { Application } from '../../../src/simulator/application.ts';
import { express } from '../../../src/simulator/scenarios/applications/express.ts';
import { diagnosisOf, rolledBack, snapshotOf, worldAfter } from '../../support/forgotten-story.ts';
import { scenarioNamed } from '../../support/played-world.ts';

const HOUR = 3600;
const DENIED = { faults: { denied: ['logs:FilterLogEvents'], throttled: {} } };

/** An application that outgrows its memory before it is ever healthy, and says nothing of it. */
const killedAtOnce: Application = (chance) => ({
  ...express({ '/healthz': 200 })(chance),
  ending: {
    afterSeconds: 12,
    exitCode: 137,
    reason: 'OutOfMemoryError: Container killed due to memory usage',
  },
});

interface Story {
  readonly name: string;
  readonly category: string;
  readonly application?: Application;
}

const STORIES: readonly Story[] = [
  { name: 'missing-environment', category: 'startup' },
  { name: 'image-not-found', category: 'startup' },
  { name: 'memory-limit', category: 'oom', application: killedAtOnce },
  { name: 'wrong-health-path', category: 'load-balancer' },
  { name: 'slow-start', category: 'load-balancer' },
];

describe('an incident whose tasks have all expired', () => {
  it.each(STORIES)(
    '$name is diagnosed three hours later as while it was visible, with event capture',
    async ({ name, category, application }) => {
      const story = rolledBack(name, 'on', application);
      const world = worldAfter(story, 0.5 * HOUR);
      const visible = await diagnosisOf(story, world);
      world.advanceTo(world.now() + 3 * HOUR * 1000);
      const later = await diagnosisOf(story, world);
      expect(visible.diagnosis.rootCause).toMatchObject({ category });
      expect(visible.remains).toBeNull();
      expect(later.diagnosis.rootCause).toEqual(visible.diagnosis.rootCause);
      expect(later.diagnosis.verdict).toBe(visible.diagnosis.verdict);
      expect(later.stoppedTasks.failing).toBe(visible.stoppedTasks.failing);
      expect(later.remains).toMatchObject({ reason: 'expired' });
    },
  );

  it.each([
    ['image-not-found', 'image-not-found'],
    ['wrong-health-path', 'unexpected-response-code'],
  ])('%s is diagnosed from service events alone, which suffice for it', async (name, rule) => {
    const story = rolledBack(name, undefined);
    const report = await diagnosisOf(story, worldAfter(story, 3.5 * HOUR), DENIED);
    expect(report.diagnosis.rootCause?.id).toBe(rule);
    expect(report.diagnosis.causes[0]?.evidence[0]?.source).toBe('ecs:DescribeServices');
  });

  it('is told by the log streams that its tasks left, less surely because their end is not on record', async () => {
    const story = rolledBack('missing-environment', undefined);
    const report = await diagnosisOf(story, worldAfter(story, 3.5 * HOUR));
    expect(report.diagnosis.rootCause).toMatchObject({ id: 'missing-configuration', confidence: 'likely' });
    expect(report.diagnosis.causes[0]?.summary).toContain('how it ended is not on record');
  });

  it('is undetermined where nothing that is left names a cause, and says why', async () => {
    const story = rolledBack('memory-limit', undefined, killedAtOnce);
    const { diagnosis, remains } = await diagnosisOf(story, worldAfter(story, 3.5 * HOUR));
    expect(diagnosis.rootCause).toBeNull();
    expect(diagnosis.summary).toMatch(/no longer on record: the cause is undetermined\.$/);
    expect(remains?.sources[0]).toMatchObject({
      source: 'event capture',
      found: expect.stringContaining('event capture is off'),
    });
    expect(remains?.advice[0]).toContain('Switch on event capture for cluster crm-production');
  });

  it('leaves out the tasks of the revision that it replaced', async () => {
    const story = rolledBack('missing-environment', undefined);
    const world = worldAfter(story, 3.5 * HOUR);
    const { vitals } = await snapshotOf(story, world);
    const failed = valueOr(vitals.serviceDeployments, []).find(({ status }) => status !== 'SUCCESSFUL');
    const number = failed?.targetRevisionArn?.split('/').at(-1);
    const stopped = valueOr(vitals.stoppedTasks, []);
    expect(stopped.length).toBeGreaterThan(0);
    expect(stopped.every(({ startedBy }) => startedBy === `ecs-svc/${number}`)).toBe(true);
  });

  it('costs a service nothing with which nothing is wrong', async () => {
    const story = scenarioNamed('steady');
    const { vitals, apiCalls } = await snapshotOf(story, worldAfter(story, 3 * HOUR));
    expect(vitals.remains.state).toBe('absent');
    expect(apiCalls['logs:FilterLogEvents'] ?? 0).toBeLessThan(2);
  });
});

describe('where the log groups may not be read', () => {
  it('the report names the action and what its absence means', async () => {
    const story = rolledBack('memory-limit', 'on', killedAtOnce);
    const { diagnosis, notExamined } = await diagnosisOf(story, worldAfter(story, 3.5 * HOUR), DENIED);
    expect(diagnosis.rootCause).toBeNull();
    expect(notExamined).toContainEqual(
      expect.objectContaining({
        section: 'event capture',
        action: 'logs:FilterLogEvents',
        effect: 'tasks that ECS no longer shows may be missing',
      }),
    );
  });
});

describe('a service that its stack took back', () => {
  const withoutService = (account: Account): Account => ({
    ...account,
    services: account.services.filter(({ serviceName }) => serviceName === 'status-page'),
  });
  const story = (eventCapture: 'on' | undefined, name = 'missing-environment') => {
    const scenario = scenarioNamed(name);
    return { ...scenario, settings: { ...scenario.settings, eventCapture } };
  };

  it('is diagnosed from the events of its tasks, with what the stack says beside them', async () => {
    const taken = story('on');
    const look = { change: withoutService };
    const report = await diagnosisOf(taken, worldAfter(taken, 6.5 * HOUR), look);
    expect(report.diagnosis).toMatchObject({ verdict: 'failed', rootCause: { id: 'missing-configuration' } });
    expect(report.remains).toMatchObject({ reason: 'gone' });
    expect(report.remains?.sources.map(({ source }) => source)).toContain('stack events');
    expect(report.service).toBeNull();
    expect(report.notExamined.map(({ section }) => section)).not.toContain('runningTasks');
  });

  it('is diagnosed from log streams where nothing else is left', async () => {
    const taken = story(undefined);
    const report = await diagnosisOf(taken, worldAfter(taken, 6.5 * HOUR), { change: withoutService });
    expect(report.diagnosis.rootCause?.id).toBe('missing-configuration');
  });

  it('is blamed on nothing where its tasks did not say why they ended', async () => {
    const taken = story(undefined, 'deployment-89');
    const report = await diagnosisOf(taken, worldAfter(taken, 6.5 * HOUR), { change: withoutService });
    expect(report.diagnosis).toMatchObject({ verdict: 'failed', rootCause: null });
    expect(report.diagnosis.summary).toMatch(/CloudFormation says .*the cause is undetermined\.$/);
  });

  it('is refused as before where it was only named', async () => {
    const taken = { ...story(undefined), target: { cluster: 'shop-staging', service: 'checkout' } };
    const look = { change: withoutService };
    await expect(diagnosisOf(taken, worldAfter(taken, 6.5 * HOUR), look)).rejects.toThrow(
      /there is no service/,
    );
    const since = worldAfter(taken, 6.5 * HOUR).now() - 6 * HOUR * 1000;
    await expect(diagnosisOf(taken, worldAfter(taken, 9 * HOUR), { ...look, since })).rejects.toThrow(
      /there is no service/,
    );
  });
});

describe('--since', () => {
  const earlier = (now: number, hours: number) => now - hours * HOUR * 1000;

  it('tells of failures that are over, as of the time that is asked for', async () => {
    const story = rolledBack('missing-environment', 'on');
    const world = worldAfter(story, 5 * HOUR);
    const { remains, diagnosis } = await diagnosisOf(story, world, { since: earlier(world.now(), 6) });
    expect(remains).toMatchObject({ reason: 'asked', from: earlier(world.now(), 6), to: world.now() });
    expect(diagnosis.rootCause?.category).toBe('startup');
  });

  it('asks nothing more of the last hour, which ECS shows itself', async () => {
    const story = scenarioNamed('steady');
    const world = worldAfter(story, 3 * HOUR);
    const { vitals } = await snapshotOf(story, world, { since: earlier(world.now(), 0.5) });
    expect(vitals.remains.state).toBe('absent');
  });

  it('takes a service for healthy of which nothing failed in that time', async () => {
    const story = { ...scenarioNamed('steady') };
    const world = worldAfter(story, 3 * HOUR);
    const { diagnosis } = await diagnosisOf(story, world, { since: earlier(world.now(), 6) });
    expect(diagnosis.verdict).toBe('healthy');
  });
});
