import { AwsFailure } from '../../src/aws/failure.ts';
import { actionOf, type OperationName } from '../../src/aws/operations.ts';
import type { AwsPort } from '../../src/aws/port.ts';
import type { Interruption } from '../../src/cli/run.ts';
import type { Clock } from '../../src/clock.ts';
import type { Instant } from '../../src/model/instant.ts';
import { type Account, type Faults, NO_FAULTS } from '../../src/simulator/account.ts';
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
  readonly connect: NonNullable<World['connect']>;
  /** How often AWS was asked so far. */
  requests(): number;
}

/** A story of the simulator from its beginning, or from so many seconds after it (negative: before). */
export function playedWorld(
  story: string | Scenario,
  fromSeconds = 5,
  faults: Faults = NO_FAULTS,
): PlayedWorld {
  const scenario = typeof story === 'string' ? scenarioNamed(story) : story;
  const world = createWorld(scenario, NOW, NOW + Math.min(0, fromSeconds) * 1000);
  world.advanceTo(NOW + fromSeconds * 1000);
  // Nothing happens between two calls at the same moment, and there are many.
  let seen: { readonly at: Instant; readonly account: Account } | undefined;
  const accountNow = () => {
    if (seen?.at !== world.now()) seen = { at: world.now(), account: world.account() };
    return seen.account;
  };
  const port = simulatedPort(accountNow, faults);
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

/** A call in a played world, and the seconds since the start of its story. */
export interface PlayedCall {
  readonly operation: OperationName;
  readonly input: object;
  readonly seconds: number;
}

/** The same world, in which some calls are answered otherwise; `undefined` lets the world answer. */
export function answering(world: PlayedWorld, answer: (call: PlayedCall) => unknown): PlayedWorld {
  return {
    ...world,
    async connect(access) {
      const { port, region } = await world.connect(access);
      const call: AwsPort['call'] = async (operation, input, options) => {
        const other = answer({ operation, input, seconds: (world.clock.now() - NOW) / 1000 });
        return other ?? (await port.call(operation, input, options));
      };
      return { port: { call }, region };
    },
  };
}

/** The same world, in which some calls fail. */
export function failing(
  world: PlayedWorld,
  failureOf: (call: PlayedCall) => AwsFailure | undefined,
): PlayedWorld {
  return answering(world, (call) => {
    const failure = failureOf(call);
    if (failure !== undefined) throw failure;
    return undefined;
  });
}

/** The same world, in which a signal comes once so many seconds have passed. */
export function interrupted(world: PlayedWorld, afterSeconds: number, signalName: Interruption): PlayedWorld {
  const controller = new AbortController();
  const { clock } = world;
  const until = clock.now() + afterSeconds * 1000;
  return {
    ...world,
    signal: controller.signal,
    clock: {
      now: clock.now,
      async sleep(milliseconds, signal) {
        await clock.sleep(milliseconds, signal);
        if (clock.now() > until) controller.abort(signalName);
      },
    },
  };
}

/** What AWS says once the credentials have run out. */
export function expired(operation: OperationName): AwsFailure {
  const message = 'The security token included in the request is expired';
  return new AwsFailure('expired', actionOf(operation), 'ExpiredTokenException', message);
}

/** A story by its name. */
export function scenarioNamed(name: string): Scenario {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  return scenario;
}
