import type { Instant } from '../model/instant.ts';
import type { Account } from './account.ts';
import { projectAccount } from './project/account.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { ServiceSettings } from './settings.ts';
import { createAgenda } from './world/agenda.ts';
import { createChance } from './world/chance.ts';
import { release } from './world/deployments.ts';
import { intervene } from './world/interventions.ts';
import { runOneOff } from './world/one-off.ts';
import { superviseService } from './world/scheduler.ts';
import { playStack } from './world/stack-life.ts';
import type { ServiceLife, WorldState } from './world/state.ts';

/** A simulated account that is played forward on demand. */
export interface World {
  /** The virtual time. */
  now(): Instant;
  /** Plays on until `instant`; an instant in the past changes nothing. */
  advanceTo(instant: Instant): void;
  /** What the APIs would answer now. */
  account(): Account;
}

/**
 * A world at the start of a story, or `since` an earlier moment. The same scenario and the same start give the same world.
 */
export function createWorld(scenario: Scenario, start: Instant, since: Instant = start): World {
  const { settings, seed } = scenario;
  const world: WorldState = {
    settings,
    start,
    agenda: createAgenda(start - historySeconds(scenario) * 1000),
    chance: createChance(`${scenario.name}/${seed}`),
    services: [],
    stacks: [],
    launched: 0,
    oneOffTasks: [],
    forgotten: [],
    logs: new Map(),
  };
  for (const stack of settings.stacks) playStack(world, stack);
  for (const service of settings.services) playService(world, service);
  for (const oneOff of settings.oneOffs) runOneOff(world, oneOff);
  world.agenda.advanceTo(since);
  return {
    now: world.agenda.now,
    advanceTo: world.agenda.advanceTo,
    account: () => projectAccount(world),
  };
}

/** A world whose story has just become interesting at `now`. */
export function playScenario(scenario: Scenario, now: Instant): World {
  const world = createWorld(scenario, now - scenario.lookAfterSeconds * 1000);
  world.advanceTo(now);
  return world;
}

/** How long before the start of the story its world begins: what is older than the story has to be played too. */
function historySeconds(scenario: Scenario): number {
  const { services, stacks, oneOffs } = scenario.settings;
  const begins = [
    0,
    ...services.flatMap((service) => service.releases.map((planned) => planned.atSeconds)),
    ...stacks.map((stack) => stack.beginsAtSeconds),
    ...oneOffs.map((oneOff) => oneOff.firstAtSeconds),
  ];
  return -Math.min(...begins);
}

function playService(world: WorldState, settings: ServiceSettings): void {
  const [first, ...later] = settings.releases;
  world.agenda.at(world.start + first.atSeconds * 1000, () => {
    const service = createService(world, settings);
    world.services.push(service);
    release(world, service, first.revision);
    superviseService(world, service);
    for (const planned of later) {
      world.agenda.at(world.start + planned.atSeconds * 1000, () =>
        release(world, service, planned.revision),
      );
    }
    for (const intervention of settings.interventions ?? []) {
      world.agenda.at(world.start + intervention.atSeconds * 1000, () =>
        intervene(world, service, intervention),
      );
    }
  });
}

function createService(world: WorldState, settings: ServiceSettings): ServiceLife {
  return {
    settings,
    cluster: world.settings.cluster,
    createdAt: world.agenda.now(),
    chance: world.chance.fork(`service/${settings.name}`),
    status: 'ACTIVE',
    desiredCount: settings.desiredCount,
    deployments: [],
    history: [],
    tasks: [],
    events: [],
    launched: 0,
  };
}
