import type { RevisionSettings } from '../settings.ts';
import type { Chance } from './chance.ts';
import { UNKNOWN_HEALTH } from './container-check.ts';
import type { DeploymentLife, ServiceLife, TaskLife, WorldState, WrittenLine } from './state.ts';
import { launch, type Pace } from './task-life.ts';

/** Starts so many tasks of a deployment together. */
export function startTasks(
  world: WorldState,
  service: ServiceLife,
  deployment: DeploymentLife,
  count: number,
): TaskLife[] {
  const batch = service.chance.fork(`batch/${service.launched}`);
  const pace = paceOf(batch);
  return Array.from({ length: count }, () => {
    service.launched += 1;
    const task = createTask(world, {
      revision: deployment.revision,
      group: `service:${service.settings.name}`,
      startedBy: deployment.id,
      zone: service.launched % 2,
      chance: service.chance.fork(`task/${service.launched}`),
    });
    service.tasks.push(task);
    world.agenda.after(task.chance.fork('create').between(0, 0.4), () => launch(world.agenda, task, pace));
    return task;
  });
}

/** What a new task is made from. */
export interface TaskOrigin {
  readonly revision: RevisionSettings;
  readonly group: string;
  readonly startedBy: string;
  readonly zone: number;
  readonly chance: Chance;
}

/** A task that is known to the API from now on, and its log stream. */
export function createTask(world: WorldState, origin: TaskOrigin): TaskLife {
  const { revision, chance, zone } = origin;
  world.launched += 1;
  const task: TaskLife = {
    ...origin,
    id: chance.fork('id').hex(32),
    address: addressOf(world.launched, zone),
    performance: revision.container.application(chance.fork('application')),
    times: { createdAt: world.agenda.now() },
    log: [],
    status: 'PROVISIONING',
    desired: 'RUNNING',
    health: UNKNOWN_HEALTH,
    noticed: 'not-yet',
  };
  const { logGroup, logPrefix, name } = revision.container;
  const streams = world.logs.get(logGroup) ?? new Map<string, readonly WrittenLine[]>();
  streams.set(`${logPrefix}/${name}/${task.id}`, task.log);
  world.logs.set(logGroup, streams);
  return task;
}

/** The subnets have 16 × 240 addresses each, given out in turn, so that no two tasks of one hour share one. */
function addressOf(ordinal: number, zone: number): string {
  const third = zone * 16 + (Math.floor(ordinal / 240) % 16);
  // 7 has no factor in common with 240: neighbours in time are not neighbours in the subnet.
  return `10.0.${third}.${10 + ((ordinal * 7) % 240)}`;
}

/** Fargate takes about 20 to 26 s from the request to RUNNING for a small image. */
export function paceOf(chance: Chance): Pace {
  return {
    connectSeconds: chance.between(8, 10),
    prepareSeconds: chance.between(2.5, 3.5),
    pullSeconds: chance.between(6, 8),
    bootSeconds: chance.between(2.5, 3.5),
  };
}
