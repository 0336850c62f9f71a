import type { RevisionSettings } from '../settings.ts';
import { boundsOf, countHealthy, meantToRun, primaryOf } from './condition.ts';
import { recordEvent, recordStops } from './service-events.ts';
import type { DeploymentLife, ServiceLife, TaskLife, WorldState } from './state.ts';
import { stopTask } from './task-life.ts';

/** A deployment that has just been made; `rollbackOf` where the circuit breaker made it. */
export function createDeployment(
  world: WorldState,
  service: ServiceLife,
  revision: RevisionSettings,
  rollbackOf?: DeploymentLife,
): DeploymentLife {
  const chance = service.chance.fork(`deployment/${service.history.length}`);
  const id = `ecs-svc/${chance.digits(19)}`;
  const now = world.agenda.now();
  return {
    id,
    recordId: chance.letters(21),
    revision,
    createdAt: now,
    sources: service.deployments.map((deployment) => deployment.id),
    rollbackOf,
    status: 'PRIMARY',
    rollout: 'IN_PROGRESS',
    rolloutReason: `ECS deployment ${id} in progress.`,
    updatedAt: now,
    failedTasks: 0,
    failedRounds: 0,
    notBefore: 0,
  };
}

/** Makes a deployment the primary one; the others are being replaced from now on. */
export function supersede(service: ServiceLife, deployment: DeploymentLife): void {
  for (const older of service.deployments) {
    older.status = 'ACTIVE';
    if (older.rollout === 'IN_PROGRESS') older.superseded = deployment.createdAt;
  }
  service.deployments = [deployment, ...service.deployments];
  service.history.unshift(deployment);
  service.steadySince = undefined;
}

/** Tells a service to run another revision. */
export function release(world: WorldState, service: ServiceLife, revision: RevisionSettings): void {
  supersede(service, createDeployment(world, service, revision));
}

/** Stops tasks of older deployments as those of the primary one become healthy, or to make room for them. */
export function rollOver(world: WorldState, service: ServiceLife): void {
  const primary = primaryOf(service);
  if (primary === undefined) return;
  const now = world.agenda.now();
  const old = service.tasks.filter((task) => task.desired === 'RUNNING' && task.startedBy !== primary.id);
  if (old.length === 0) return;
  const { least, most } = boundsOf(service);
  const own = meantToRun(service, primary);
  const taken = old.length - Math.max(0, service.desiredCount - countHealthy(own, service, now));
  const crowded = own.length < service.desiredCount && own.length + old.length >= most;
  const spare = crowded ? countHealthy([...own, ...old], service, now) - least : 0;
  scaleIn(world, service, old.slice(0, Math.max(0, taken, spare)));
}

/** Stops tasks that the service no longer needs. The deployment that they name is their own. */
export function scaleIn(world: WorldState, service: ServiceLife, tasks: readonly TaskLife[]): void {
  recordStops(world.agenda, service, tasks);
  for (const task of tasks) {
    task.noticed = 'ended';
    const reason = `Scaling activity initiated by (deployment ${task.startedBy})`;
    stopTask(world.agenda, task, { code: 'ServiceSchedulerInitiated', reason });
  }
}

/** Drops deployments that have been replaced and have no task left. */
export function dropReplaced(service: ServiceLife): void {
  service.deployments = service.deployments.filter((deployment) => {
    const remains = service.tasks.some(
      (task) => task.startedBy === deployment.id && task.status !== 'STOPPED',
    );
    if (deployment.status === 'PRIMARY' || remains) return true;
    deployment.status = 'INACTIVE';
    return false;
  });
}

/** Completes the primary deployment once all its tasks are healthy and no older task is meant to run. */
export function complete(world: WorldState, service: ServiceLife, deployment: DeploymentLife): void {
  deployment.rollout = 'COMPLETED';
  deployment.rolloutReason = `ECS deployment ${deployment.id} completed.`;
  deployment.updatedAt = world.agenda.now();
  deployment.finishedAt = world.agenda.now();
  if (deployment.rollbackOf !== undefined) deployment.rollbackOf.finishedAt = world.agenda.now();
  recordEvent(world.agenda, service, `(deployment ${deployment.id}) deployment completed.`);
}
