import type { Service, Task } from '@aws-sdk/client-ecs';
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Account } from '../../../src/simulator/account.ts';
import type { World } from '../../../src/simulator/world.ts';
import { START } from './story.ts';

/** The service `web`, or another. */
export function serviceOf(world: World, name = 'web'): Service {
  const service = world.account().services.find((candidate) => candidate.serviceName === name);
  if (service === undefined) throw new Error(`no service ${name}`);
  return service;
}

/** The tasks of the service, oldest first. */
export function tasksOf(world: World, name = 'web'): Task[] {
  return world.account().tasks.filter((task) => task.group === `service:${name}`);
}

/** Those of the tasks that have stopped. */
export function stoppedOf(world: World): Task[] {
  return tasksOf(world).filter((task) => task.lastStatus === 'STOPPED');
}

/** What the events say, oldest first, without the name of the service. */
export function saidBy(world: World): string[] {
  const events = serviceOf(world).events ?? [];
  return events.map((event) => (event.message ?? '').replace('(service web) ', '')).reverse();
}

export function targetsOf(account: Account): readonly TargetHealthDescription[] {
  return Object.values(account.targetHealth)[0] ?? [];
}

/** Seconds since the start of the story. */
export function secondsAt(date: Date | undefined): number {
  if (date === undefined) throw new Error('the time was never reached');
  return (date.getTime() - START) / 1000;
}

/** The seconds between two times of a task. */
export function between(from: Date | undefined, to: Date | undefined): number {
  return secondsAt(to) - secondsAt(from);
}

/** The first element; fails where there is none. */
export function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('nothing there');
  return item;
}

/** Plays on, a second at a time, and gathers what is looked at. */
export function watch<T>(world: World, seconds: number, look: (world: World) => T): T[] {
  const from = world.now();
  return Array.from({ length: seconds }, (_, second) => {
    world.advanceTo(from + (second + 1) * 1000);
    return look(world);
  });
}

/** The list without neighbours that are equal. */
export function changes<T>(items: readonly T[]): T[] {
  return items.filter((item, index) => index === 0 || item !== items[index - 1]);
}
