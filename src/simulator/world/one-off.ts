import type { OneOffSettings } from '../settings.ts';
import { forgetOld } from './retention.ts';
import { createTask, paceOf } from './start-tasks.ts';
import type { WorldState } from './state.ts';
import { launch } from './task-life.ts';

/** Runs a task outside any service, now and then again and again. */
export function runOneOff(world: WorldState, oneOff: OneOffSettings): void {
  const chance = world.chance.fork(`one-off/${oneOff.revision.family}`);
  const run = (round: number): void => {
    world.oneOffTasks = forgetOld(world, world.oneOffTasks);
    const task = createTask(world, {
      revision: oneOff.revision,
      group: `family:${oneOff.revision.family}`,
      startedBy: oneOff.startedBy,
      zone: round % 2,
      chance: chance.fork(`task/${round}`),
    });
    world.oneOffTasks.push(task);
    launch(world.agenda, task, paceOf(chance.fork(`pace/${round}`)));
    world.agenda.after(oneOff.everySeconds, () => run(round + 1));
  };
  world.agenda.at(world.start + oneOff.firstAtSeconds * 1000, () => run(0));
}
