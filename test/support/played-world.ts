import type { Clock } from '../../src/clock.ts';
import { type Faults, NO_FAULTS } from '../../src/simulator/account.ts';
import { simulatedPort } from '../../src/simulator/in-process.ts';
import { REGION } from '../../src/simulator/names.ts';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import type { Scenario } from '../../src/simulator/scenarios/scenario.ts';
import { createWorld } from '../../src/simulator/world.ts';
import { NOW, type World } from './fake-context.ts';
import { wakingClock } from './waking-clock.ts';

/** A world in which a story happens while the program waits: its clock is that of the story. */
export interface PlayedWorld extends World {
  readonly clock: Clock;
  /** How often AWS was asked so far. */
  requests(): number;
}

/** A story of the simulator from its beginning, or from so many seconds after it. */
export function playedWorld(
  story: string | Scenario,
  fromSeconds = 5,
  faults: Faults = NO_FAULTS,
): PlayedWorld {
  const scenario = typeof story === 'string' ? scenarioNamed(story) : story;
  const world = createWorld(scenario, NOW);
  world.advanceTo(NOW + fromSeconds * 1000);
  const port = simulatedPort(() => world.account(), faults);
  let requests = 0;
  return {
    clock: wakingClock(world.now, world.advanceTo),
    requests: () => requests,
    connect: async () => ({
      port: {
        call(operation, input, options) {
          requests += 1;
          return port.call(operation, input, options);
        },
      },
      region: REGION,
    }),
  };
}

/** A story by its name. */
export function scenarioNamed(name: string): Scenario {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  return scenario;
}
