import { backOff } from './back-off.ts';
import { breakCircuit } from './circuit-breaker.ts';
import { conditionOf, deploymentOf, meantToRun } from './condition.ts';
import { recordComplaint, recordDeregistration } from './service-events.ts';
import type { DeploymentLife, ServiceLife, TaskLife, WorldState } from './state.ts';

/** Takes note of tasks that became healthy: the count of failures in a row starts anew. */
export function noticeHealthy(world: WorldState, service: ServiceLife): void {
  for (const task of meantToRun(service)) {
    if (task.noticed !== 'not-yet' || conditionOf(task, service, world.agenda.now()) !== 'healthy') continue;
    task.noticed = 'healthy';
    const deployment = deploymentOf(service, task);
    if (deployment !== undefined) deployment.failedTasks = 0;
  }
}

/** Takes note of tasks that ended by themselves or never started. */
export function noticeEnded(world: WorldState, service: ServiceLife): void {
  const ended = service.tasks.filter((task) => task.desired === 'STOPPED' && task.noticed !== 'ended');
  const failedToStart = ended.filter((task) => task.stop?.code === 'TaskFailedToStart');
  const exited = ended.filter((task) => task.stop?.code === 'EssentialContainerExited');
  recordDeregistration(world.agenda, service, exited.filter((task) => task.target !== undefined).length);
  // A task that had been healthy is not a failure of its deployment.
  for (const task of exited) if (task.noticed !== 'healthy') countFailure(world, service, task);
  for (const task of failedToStart) {
    recordComplaint(world.agenda, service, `was unable to place a task. Reason: ${task.stop?.reason ?? ''}.`);
    countFailure(world, service, task);
  }
  for (const deployment of deploymentsOf(service, failedToStart)) backOff(world, service, deployment);
  for (const task of ended) task.noticed = 'ended';
}

/** Counts a failed task of a deployment, and asks the circuit breaker. */
export function countFailure(world: WorldState, service: ServiceLife, task: TaskLife): void {
  const deployment = deploymentOf(service, task);
  if (deployment === undefined) return;
  deployment.failedTasks += 1;
  breakCircuit(world, service, deployment);
}

function deploymentsOf(service: ServiceLife, tasks: readonly TaskLife[]): DeploymentLife[] {
  return service.deployments.filter((deployment) => tasks.some((task) => task.startedBy === deployment.id));
}
