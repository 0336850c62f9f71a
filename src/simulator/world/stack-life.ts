import type { Instant } from '../../model/instant.ts';
import type { StackResourceSettings, StackSettings } from '../settings.ts';
import { nestedResource, recordStackEvent, self, serviceResource } from './stack-events.ts';
import { awaitService } from './stack-wait.ts';
import type { StackLife, WorldState } from './state.ts';

/** How long ago the stack was created that a story updates. */
const STACK_AGE_SECONDS = 30 * 24 * 3600;

/** Plays the operation of a stack: its resources one by one, then the service, then the wait for the service. */
export function playStack(world: WorldState, settings: StackSettings): void {
  const beginsAt = world.start + settings.beginsAtSeconds * 1000;
  world.agenda.at(beginsAt, () => {
    const stack = openStack(world, settings, settings.name);
    const { nestedIn } = settings;
    const parent = nestedIn === undefined ? undefined : openParent(world, stack, nestedIn.name);
    for (const resource of settings.resources) playResource(world, stack, resource);
    world.agenda.at(serviceBegins(world, settings), () => {
      playService(world, stack);
      awaitService(world, stack, parent);
    });
  });
}

/** The operation on the service begins shortly before ECS knows of the release. */
function serviceBegins(world: WorldState, settings: StackSettings): Instant {
  return world.start - (settings.operation === 'CREATE' ? 4000 : 2000);
}

function openParent(world: WorldState, stack: StackLife, name: string): StackLife {
  const { operation } = stack.settings;
  const parent = openStack(world, stack.settings, name);
  const child = nestedResource(stack);
  const status = `${operation}_IN_PROGRESS` as const;
  if (operation === 'UPDATE') {
    recordStackEvent(world, parent, { ...child, status });
    return parent;
  }
  recordStackEvent(world, parent, { ...child, physicalId: '', status });
  world.agenda.after(0.8, () => {
    recordStackEvent(world, parent, { ...child, status, reason: 'Resource creation Initiated' });
  });
  return parent;
}

function openStack(world: WorldState, settings: StackSettings, name: string): StackLife {
  const age = settings.operation === 'CREATE' ? 0 : STACK_AGE_SECONDS * 1000;
  const status = `${settings.operation}_IN_PROGRESS` as const;
  const stack: StackLife = { settings, name, createdAt: world.agenda.now() - age, status, events: [] };
  world.stacks.push(stack);
  recordStackEvent(world, stack, { ...self(stack), status, reason: 'User Initiated' });
  return stack;
}

function playResource(world: WorldState, stack: StackLife, resource: StackResourceSettings): void {
  const { work, logicalId, physicalId, type } = resource;
  if (work === 'existing') return;
  const { operation } = stack.settings;
  const status = `${operation}_IN_PROGRESS` as const;
  world.agenda.after(work.fromSeconds, () => {
    const creates = operation === 'CREATE';
    recordStackEvent(world, stack, { logicalId, physicalId: creates ? '' : physicalId, type, status });
    if (creates) {
      world.agenda.after(work.takesSeconds / 3, () => {
        const reason = 'Resource creation Initiated';
        recordStackEvent(world, stack, { logicalId, physicalId, type, status, reason });
      });
    }
    world.agenda.after(work.takesSeconds, () => {
      recordStackEvent(world, stack, { logicalId, physicalId, type, status: `${operation}_COMPLETE` });
    });
  });
}

function playService(world: WorldState, stack: StackLife): void {
  const { operation } = stack.settings;
  const service = serviceResource(world, stack);
  const status = `${operation}_IN_PROGRESS` as const;
  if (operation === 'UPDATE') {
    recordStackEvent(world, stack, { ...service, status });
    return;
  }
  recordStackEvent(world, stack, { ...service, physicalId: '', status });
  world.agenda.after(4.4, () => {
    recordStackEvent(world, stack, { ...service, status, reason: 'Resource creation Initiated' });
  });
  world.agenda.after(5.5, () => {
    recordStackEvent(world, stack, {
      ...service,
      status,
      reason: 'Eventual consistency check initiated',
      detailedStatus: 'CONFIGURATION_COMPLETE',
    });
  });
}
