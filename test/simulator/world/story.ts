import type { Performance } from '../../../src/simulator/application.ts';
import type { Scenario } from '../../../src/simulator/scenarios/scenario.ts';
import type {
  ContainerCheckSettings,
  ContainerSettings,
  RevisionSettings,
  ServiceSettings,
  StackSettings,
  TargetGroupSettings,
} from '../../../src/simulator/settings.ts';
import { createWorld, type World } from '../../../src/simulator/world.ts';

/** The start of every story in these tests. */
export const START = Date.UTC(2026, 0, 15, 12);

export const CHECK: ContainerCheckSettings = {
  command: ['CMD-SHELL', 'curl -f http://localhost:8080/health || exit 1'],
  path: '/health',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  retries: 3,
  startPeriodSeconds: 60,
};

export const TARGETS: TargetGroupSettings = {
  name: 'web-targets',
  loadBalancerName: 'web',
  path: '/health',
  matcher: '200',
  intervalSeconds: 10,
  timeoutSeconds: 5,
  healthyThreshold: 3,
  unhealthyThreshold: 2,
  deregistrationDelaySeconds: 60,
};

/** A server that is ready after 3 s and stays so. */
export const SERVER: Performance = {
  lines: [
    { afterSeconds: 1, text: 'starting' },
    { afterSeconds: 3, text: 'ready' },
  ],
  readyAfterSeconds: 3,
  beforeReady: 'refuses',
  routes: { '/health': 200 },
  ending: null,
  onSigterm: 'ends',
  shutdownLines: ['bye'],
};

/** What differs from a service `web` of two tasks without any check. */
export interface Change {
  readonly performance?: Partial<Performance>;
  readonly container?: Partial<ContainerSettings>;
  readonly service?: Partial<ServiceSettings>;
  readonly stacks?: readonly StackSettings[];
  readonly seed?: string;
}

/** A revision of the service. */
export function revisionOf(revision: number, change: Change): RevisionSettings {
  const performance = { ...SERVER, ...change.performance };
  return {
    family: 'web',
    revision,
    cpuUnits: 256,
    memoryMiB: 512,
    container: {
      name: 'app',
      image: `registry.example/web:${revision}`,
      command: ['serve'],
      port: 8080,
      environment: {},
      secrets: {},
      logGroup: '/ecs/web',
      logPrefix: 'ecs',
      application: () => performance,
      ...change.container,
    },
  };
}

/** A story of one service. */
export function storyOf(change: Change): Scenario {
  return {
    name: 'test',
    title: 'A story of a test',
    story: 'What the test says.',
    target: { cluster: 'lab', service: 'web' },
    seed: change.seed ?? 'seed',
    settings: {
      cluster: 'lab',
      services: [
        {
          name: 'web',
          desiredCount: 2,
          minimumHealthyPercent: 50,
          maximumPercent: 200,
          circuitBreaker: { enable: false, rollback: false },
          stopUnhealthy: 'when-replacement-is-judged',
          releases: [{ atSeconds: 0, revision: revisionOf(1, change) }],
          ...change.service,
        },
      ],
      oneOffs: [],
      stacks: change.stacks ?? [],
    },
    lookAfterSeconds: 0,
    expected: { verdicts: ['healthy'], category: null },
  };
}

/** A world that has been played for so many seconds. */
export function played(change: Change, seconds: number): World {
  const world = createWorld(storyOf(change), START);
  world.advanceTo(START + seconds * 1000);
  return world;
}
