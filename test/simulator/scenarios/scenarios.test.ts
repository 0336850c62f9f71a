import type { Service, Task } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../src/simulator/account.ts';
import { SCENARIOS } from '../../../src/simulator/scenarios/index.ts';
import type { Scenario } from '../../../src/simulator/scenarios/scenario.ts';
import { createWorld, playScenario } from '../../../src/simulator/world.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const SEEDS = ['a', 'b', 'c', 'd'];

interface Scene {
  readonly account: Account;
  readonly service: Service;
  readonly tasks: readonly Task[];
  readonly stopped: readonly Task[];
}

function scenarioOf(name: string): Scenario {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return scenario;
}

function sceneOf({ target }: Scenario, account: Account): Scene {
  const service = account.services.find((candidate) => candidate.serviceName === target.service);
  if (service === undefined) throw new Error(`no service ${target.service}`);
  const tasks = account.tasks.filter((task) => task.group === `service:${target.service}`);
  return { account, service, tasks, stopped: tasks.filter((task) => task.lastStatus === 'STOPPED') };
}

const scenes = new Map<string, Scene>();

/** A scenario at the time that it is to be looked at; each is played once. */
function played(name: string, seed: string): Scene {
  const key = `${name}/${seed}`;
  const known = scenes.get(key);
  if (known !== undefined) return known;
  const scenario = scenarioOf(name);
  const scene = sceneOf(scenario, playScenario({ ...scenario, seed }, NOW).account());
  scenes.set(key, scene);
  return scene;
}

/** What a task wrote, with seconds since it started. */
function linesOf({ account }: Scene, task: Task): { readonly seconds: number; readonly message: string }[] {
  const id = task.taskArn?.split('/').at(-1) ?? '';
  const streams = Object.values(account.logs).flatMap((group) => Object.entries(group));
  const startedAt = task.startedAt?.getTime() ?? 0;
  return streams
    .filter(([stream]) => stream.endsWith(id))
    .flatMap(([, lines]) => lines)
    .map(({ timestamp, message }) => ({ seconds: (timestamp - startedAt) / 1000, message }));
}

function saidBy({ service }: Scene): string {
  return (service.events ?? []).map((event) => event.message).join('\n');
}

function exitCodes(tasks: readonly Task[]): Set<number | undefined> {
  return new Set(tasks.map((task) => task.containers?.[0]?.exitCode));
}

test('scenarios have names of their own, and the first one is the founding story', () => {
  const names = SCENARIOS.map((scenario) => scenario.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names[0]).toBe('deployment-89');
});

describe.each(SCENARIOS)('$name', (scenario) => {
  test('can be pointed at: its cluster, service and stack exist', () => {
    const { account } = played(scenario.name, scenario.seed);
    expect(account.clusters.map((cluster) => cluster.clusterName)).toContain(scenario.target.cluster);
    const stacks = account.stacks.map((stack) => stack.StackName);
    if (scenario.target.stack !== undefined) expect(stacks).toContain(scenario.target.stack);
  });

  test('B42: has a quiet service and a task that belongs to no service beside it', () => {
    const { account } = played(scenario.name, scenario.seed);
    const quiet = account.services.find((service) => service.serviceName === 'status-page');
    expect(quiet).toMatchObject({
      runningCount: 1,
      desiredCount: 1,
      deployments: [{ rolloutState: 'COMPLETED' }],
    });
    const others = account.tasks.filter((task) => task.group === 'family:housekeeping');
    expect(others.length).toBeGreaterThan(0);
    for (const task of others.filter((other) => other.lastStatus === 'STOPPED')) {
      expect(task.containers?.[0]?.exitCode).toBe(0);
    }
  });

  test('a category is expected exactly where something is wrong', () => {
    const fine = scenario.expected.verdicts.every(
      (verdict) => verdict === 'healthy' || verdict === 'in-progress',
    );
    expect(scenario.expected.category === null).toBe(fine);
  });
});

describe.each(SEEDS)('with the seed %s', (seed) => {
  test('deployment-89: no task is ever healthy, and pairs of them come and go', () => {
    const scene = played('deployment-89', seed);
    expect(scene.tasks.length).toBeGreaterThanOrEqual(46);
    expect(scene.tasks.length).toBeLessThanOrEqual(56);
    expect(scene.tasks.filter((task) => task.healthStatus === 'HEALTHY')).toEqual([]);
    expect(scene.service.deployments?.[0]?.failedTasks).toBeGreaterThanOrEqual(60);
    expect(scene.account.stacks[0]?.StackStatus).toBe('CREATE_IN_PROGRESS');
  });

  test('deployment-89: most tasks that are told to stop log that they are ready, after 150 to 175 s', () => {
    const scene = played('deployment-89', seed);
    const told = scene.stopped.filter((task) => task.stopCode === 'ServiceSchedulerInitiated');
    const ready = told.flatMap((task) =>
      linesOf(scene, task).filter((line) => line.message.includes('Application startup complete.')),
    );
    expect(ready.length / told.length).toBeGreaterThan(0.5);
    expect(Math.min(...ready.map((line) => line.seconds))).toBeGreaterThanOrEqual(150);
    expect(Math.max(...ready.map((line) => line.seconds))).toBeLessThanOrEqual(175);
    expect(exitCodes(told)).toEqual(new Set([0, 143]));
  });

  test('deployment-89: some tasks give up on the database themselves and exit with 3', () => {
    const scene = played('deployment-89', seed);
    const gone = scene.stopped.filter((task) => task.stopCode === 'EssentialContainerExited');
    expect(gone.length).toBeGreaterThan(0);
    expect(exitCodes(gone)).toEqual(new Set([3]));
    for (const task of gone) {
      expect(linesOf(scene, task).at(-1)?.message).toBe('ERROR:    Application startup failed. Exiting.');
    }
  });

  test('missing-environment: every task exits with 1 within seconds and says which variable it misses', () => {
    const scene = played('missing-environment', seed);
    expect(exitCodes(scene.stopped)).toEqual(new Set([1]));
    for (const task of scene.stopped) {
      expect(linesOf(scene, task).at(-1)?.message).toBe("KeyError: 'DATABASE_URL'");
    }
    expect(scene.account.stackResources.shop?.[0]?.ResourceType).toBe('AWS::CloudFormation::Stack');
  });

  test('image-not-found: no task ever runs, and the pauses grow', () => {
    const scene = played('image-not-found', seed);
    expect(scene.tasks.every((task) => task.startedAt === undefined)).toBe(true);
    expect(scene.stopped.length).toBeGreaterThan(8);
    expect(saidBy(scene)).toContain('Reason: CannotPullContainerError: pull image manifest has been retried');
    expect(saidBy(scene)).toContain('is unable to consistently start tasks successfully');
  });

  test('memory-limit: every task is killed minutes after it was ready', () => {
    const scene = played('memory-limit', seed);
    for (const task of scene.stopped) {
      expect(task.containers?.[0]).toMatchObject({
        exitCode: 137,
        reason: 'OutOfMemoryError: Container killed due to memory usage',
      });
      expect(linesOf(scene, task).some((line) => line.message.includes('listening'))).toBe(true);
    }
    expect(scene.stopped.length).toBeGreaterThan(8);
    expect(saidBy(scene)).toContain('has reached a steady state.');
  });

  test('wrong-health-path: tasks that are ready are stopped because the check is answered with 404', () => {
    const scene = played('wrong-health-path', seed);
    expect(saidBy(scene)).toContain('due to (reason Health checks failed with these codes: [404])');
    for (const task of scene.stopped) {
      expect(task.stoppedReason).toMatch(/^Task failed ELB health checks in/);
      const messages = linesOf(scene, task).map((line) => line.message);
      expect(messages).toContain('INFO:     Application startup complete.');
      expect(messages.some((message) => message.includes('"GET /healthz HTTP/1.1" 404'))).toBe(true);
    }
    expect(scene.stopped.length).toBeGreaterThan(20);
  });

  test('slow-start: the load balancer gives up before the application is ready, which some tasks still log', () => {
    const scene = played('slow-start', seed);
    const ready = scene.stopped.filter((task) =>
      linesOf(scene, task).some((line) => line.message.includes('Started BillingApplication')),
    );
    expect(ready.length).toBeGreaterThan(2);
    expect(ready.length).toBeLessThan(scene.stopped.length / 2);
    expect(
      scene.stopped.every((task) => task.stoppedReason?.startsWith('Task failed ELB health checks')),
    ).toBe(true);
    expect(saidBy(scene)).toContain('due to (reason Health checks failed).');
  });

  test('rolling-update: two deployments are at work and nothing has failed', () => {
    const scene = played('rolling-update', seed);
    expect(scene.service.deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', failedTasks: 0 },
      { status: 'ACTIVE', rolloutState: 'COMPLETED' },
    ]);
    expect(scene.account.stacks[0]?.StackStatus).toBe('UPDATE_IN_PROGRESS');
    for (const task of scene.tasks.filter((other) => other.desiredStatus === 'STOPPED')) {
      expect(task.stoppedReason).toMatch(/^Scaling activity initiated by/);
    }
  });

  test('rolling-update: it succeeds, and so does its stack', () => {
    const scenario = scenarioOf('rolling-update');
    const world = createWorld({ ...scenario, seed }, NOW);
    world.advanceTo(NOW + 600_000);
    const scene = sceneOf(scenario, world.account());
    expect(scene.service.deployments).toMatchObject([{ rolloutState: 'COMPLETED', runningCount: 4 }]);
    expect(scene.account.stacks[0]?.StackStatus).toBe('UPDATE_COMPLETE');
  });

  test('steady: everything is healthy and nothing has stopped', () => {
    const scene = played('steady', seed);
    expect(scene.tasks.map((task) => task.healthStatus)).toEqual(Array(4).fill('HEALTHY'));
    expect(scene.service).toMatchObject({ runningCount: 4, desiredCount: 4, pendingCount: 0 });
    expect(scene.service.events?.[0]?.message).toContain('has reached a steady state.');
  });
});

test('deployment-89: the service goes 0/2, 2/2, 4/2, 2/2 and is caught at 4/2 after 88 minutes', () => {
  const scenario = scenarioOf('deployment-89');
  const world = createWorld(scenario, NOW);
  const counts: (number | undefined)[] = [];
  for (let second = 0; second < 600; second += 1) {
    world.advanceTo(NOW + second * 1000);
    const { service } = sceneOf(scenario, world.account());
    if (service.runningCount !== counts.at(-1)) counts.push(service.runningCount);
  }
  expect(counts.filter((count) => (count ?? 0) % 2 === 0).slice(0, 6)).toEqual([0, 2, 4, 2, 4, 2]);
  const { account, service } = sceneOf(scenario, playScenario(scenario, NOW).account());
  expect(service).toMatchObject({ runningCount: 4, desiredCount: 2 });
  const minutes = (NOW - (account.stacks[0]?.CreationTime?.getTime() ?? 0)) / 60_000;
  expect(minutes).toBe(88);
});
