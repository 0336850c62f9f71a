import { targetGroupArn } from '../names.ts';
import { boundsOf, conditionOf, countHealthy, isSick, meantToRun, primaryOf } from './condition.ts';
import { complete, dropReplaced, rollOver, scaleIn } from './deployments.ts';
import { noticeEnded, noticeHealthy } from './failures.ts';
import { replacementOf, replaceUnhealthy } from './replacement.ts';
import { forgetOld } from './retention.ts';
import { recordEvent, startedText } from './service-events.ts';
import { startTasks } from './start-tasks.ts';
import type { ServiceLife, WorldState } from './state.ts';
import { registeredTarget } from './target-check.ts';
import { watchTarget } from './target-health.ts';

/** An event that says the same is not repeated for six hours. */
const STEADY_REPEAT_SECONDS = 6 * 3600;

/** Looks after a service from now on, every few seconds. */
export function superviseService(world: WorldState, service: ServiceLife): void {
  const beat = service.chance.fork('beat');
  const next = (): void => {
    if (service.status === 'INACTIVE') return;
    reconcile(world, service);
    world.agenda.after(beat.between(5, 7), next);
  };
  next();
}

/** One round of the service scheduler. */
function reconcile(world: WorldState, service: ServiceLife): void {
  service.tasks = forgetOld(world, service.tasks);
  registerTargets(world, service);
  noticeHealthy(world, service);
  noticeEnded(world, service);
  replaceUnhealthy(world, service);
  rollOver(world, service);
  fillUp(world, service);
  dropSurplus(world, service);
  dropReplaced(service);
  noticeSteady(world, service);
  if (service.status === 'DRAINING' && service.tasks.every((task) => task.status === 'STOPPED')) {
    service.status = 'INACTIVE';
  }
}

function registerTargets(world: WorldState, service: ServiceLife): void {
  const { targetGroup } = service.settings;
  if (targetGroup === undefined) return;
  const now = world.agenda.now();
  const due = meantToRun(service).filter((task) => {
    const { startedAt, executionStoppedAt } = task.times;
    if (startedAt === undefined || executionStoppedAt !== undefined || task.target !== undefined)
      return false;
    return now >= startedAt + task.chance.fork('registration').between(10, 12) * 1000;
  });
  if (due.length === 0) return;
  for (const task of due) {
    task.target = registeredTarget(now, targetGroup);
    watchTarget(world.agenda, task, targetGroup);
  }
  const where = `(target-group ${targetGroupArn(targetGroup)})`;
  recordEvent(world.agenda, service, `registered ${due.length} targets in ${where}`);
}

/** Starts what is missing of the primary deployment, as far as the maximum and the back-off allow. */
function fillUp(world: WorldState, service: ServiceLife): void {
  const primary = primaryOf(service);
  if (primary === undefined || primary.rollout === 'FAILED') return;
  if (world.agenda.now() < primary.notBefore) return;
  const missing = service.desiredCount - meantToRun(service, primary).length;
  const room = boundsOf(service).most - meantToRun(service).length;
  const count = Math.min(missing, room);
  if (count <= 0) return;
  recordEvent(world.agenda, service, startedText(startTasks(world, service, primary, count)));
}

/** Stops what the primary deployment has too much of, the newest first; replacements under way are not too much. */
function dropSurplus(world: WorldState, service: ServiceLife): void {
  const primary = primaryOf(service);
  if (primary === undefined) return;
  const now = world.agenda.now();
  const own = meantToRun(service, primary);
  const pairs = own.filter((task) => isSick(task, service, now) && replacementOf(task) !== undefined).length;
  const surplus = own.length - service.desiredCount - pairs;
  if (surplus <= 0) return;
  scaleIn(world, service, own.slice(-surplus));
}

function noticeSteady(world: WorldState, service: ServiceLife): void {
  const primary = primaryOf(service);
  if (primary === undefined || service.status !== 'ACTIVE') return;
  const now = world.agenda.now();
  const live = meantToRun(service);
  const own = live.filter((task) => task.startedBy === primary.id);
  const settled = own.length === live.length && own.length === service.desiredCount;
  if (!settled || countHealthy(own, service, now) < own.length) {
    service.steadySince = undefined;
    return;
  }
  if (primary.rollout === 'IN_PROGRESS') complete(world, service, primary);
  if (service.deployments.length > 1 || own.some((task) => conditionOf(task, service, now) !== 'healthy'))
    return;
  if (service.steadySince !== undefined && now < service.steadySince + STEADY_REPEAT_SECONDS * 1000) return;
  service.steadySince = now;
  recordEvent(world.agenda, service, 'has reached a steady state.');
}
