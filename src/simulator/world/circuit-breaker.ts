import { createDeployment, supersede } from './deployments.ts';
import { recordEvent, recordLater } from './service-events.ts';
import type { DeploymentLife, ServiceLife, WorldState } from './state.ts';

/**
 * How many failures in a row end a deployment.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function breakerThreshold(desiredCount: number): number {
  return Math.min(200, Math.max(3, Math.ceil(desiredCount / 2)));
}

/** Fails a deployment whose failures have reached the threshold, and rolls back where that is asked for and possible. */
export function breakCircuit(world: WorldState, service: ServiceLife, deployment: DeploymentLife): void {
  const { enable, rollback } = service.settings.circuitBreaker;
  if (!enable || deployment.rollout !== 'IN_PROGRESS' || deployment.status !== 'PRIMARY') return;
  if (deployment.failedTasks < breakerThreshold(service.desiredCount)) return;
  const now = world.agenda.now();
  deployment.rollout = 'FAILED';
  deployment.rolloutReason = 'ECS deployment circuit breaker: tasks failed to start.';
  deployment.updatedAt = now;
  recordEvent(
    world.agenda,
    service,
    `(deployment ${deployment.id}) deployment failed: tasks failed to start.`,
  );
  const candidate = service.history.find((earlier) => earlier.rollout === 'COMPLETED');
  if (!rollback || candidate === undefined) {
    deployment.finishedAt = now;
    return;
  }
  const back = createDeployment(world, service, candidate.revision, deployment);
  back.rolloutReason = `ECS deployment circuit breaker: rolling back to deploymentId ${back.id}.`;
  deployment.rollback = back;
  supersede(service, back);
  recordLater(world.agenda, service, 0.2, `rolling back to deployment ${back.id}.`);
}
