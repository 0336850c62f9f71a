import { type CollectOptions, collect } from '../../src/collect/collect.ts';
import { diagnose } from '../../src/diagnose/index.ts';
import type { Report } from '../../src/model/report.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { type Account, type Faults, NO_FAULTS } from '../../src/simulator/account.ts';
import type { Application } from '../../src/simulator/application.ts';
import { simulatedPort } from '../../src/simulator/in-process.ts';
import { REGION } from '../../src/simulator/names.ts';
import { express } from '../../src/simulator/scenarios/applications/express.ts';
import type { Scenario } from '../../src/simulator/scenarios/scenario.ts';
import { createWorld, type World } from '../../src/simulator/world.ts';
import { NOW } from './fake-context.ts';
import { scenarioNamed } from './played-world.ts';

/** A day before the story, as seconds from its start. */
const YESTERDAY = -86_400;

/**
 * The story of a scenario as an update of a service that was well the day before: its circuit breaker ends the deployment
 * and rolls back, and nobody looks until it is long over. `application` takes the place of the one that fails.
 */
export function rolledBack(
  name: string,
  eventCapture: 'on' | undefined,
  application?: Application,
): Scenario {
  const scenario = scenarioNamed(name);
  const [service, ...neighbours] = scenario.settings.services;
  if (service === undefined) throw new Error(`scenario ${name} has no service`);
  const { revision } = service.releases[0];
  const { container } = revision;
  const paths = [service.targetGroup?.path, container.check?.path].flatMap((path) => path ?? []);
  const good = {
    ...revision,
    revision: revision.revision - 1,
    container: {
      ...container,
      pullFailure: undefined,
      application: express(Object.fromEntries(paths.map((path) => [path, 200]))),
    },
  };
  const failing = {
    ...revision,
    container: { ...container, application: application ?? container.application },
  };
  return {
    ...scenario,
    target: { cluster: scenario.target.cluster, service: scenario.target.service },
    settings: {
      ...scenario.settings,
      eventCapture,
      stacks: [],
      services: [
        {
          ...service,
          circuitBreaker: { enable: true, rollback: true },
          releases: [
            { atSeconds: YESTERDAY, revision: good },
            { atSeconds: 0, revision: failing },
          ],
        },
        ...neighbours,
      ],
    },
  };
}

/** The world of a story so many seconds after its start. */
export function worldAfter(scenario: Scenario, seconds: number): World {
  const world = createWorld(scenario, NOW);
  world.advanceTo(NOW + seconds * 1000);
  return world;
}

/** How a world is looked at. */
export interface Look extends CollectOptions {
  readonly faults?: Faults;
  readonly change?: (account: Account) => Account;
}

/** What `diagnose` reads of the service of a story at the present time of its world. */
export async function snapshotOf(scenario: Scenario, world: World, look: Look = {}): Promise<Snapshot> {
  const { faults = NO_FAULTS, change = (account) => account, ...options } = look;
  const account = change(world.account());
  const port = simulatedPort(() => account, faults);
  return await collect(port, { ...scenario.target, region: REGION }, world.now(), options);
}

/** The diagnosis of the service of a story at the present time of its world. */
export async function diagnosisOf(scenario: Scenario, world: World, look: Look = {}): Promise<Report> {
  return diagnose(await snapshotOf(scenario, world, look), { name: 'ecs-doctor', version: 'test' });
}
