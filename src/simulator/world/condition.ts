import type { Instant } from '../../model/instant.ts';
import type { DeploymentLife, ServiceLife, TaskLife } from './state.ts';

/** What the scheduler thinks of a task. */
export type Condition = 'starting' | 'healthy' | 'unhealthy';

/**
 * A task without any check counts as healthy 40 s after it is RUNNING.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
 */
const UNCHECKED_SECONDS = 40;

/** What the scheduler thinks of a task that is meant to run, grace period aside. */
export function conditionOf(task: TaskLife, service: ServiceLife, now: Instant): Condition {
  const { startedAt } = task.times;
  if (task.status !== 'RUNNING' || startedAt === undefined) return 'starting';
  if (task.health.status === 'UNHEALTHY' || task.target?.verdict.state === 'unhealthy') return 'unhealthy';
  const hasCheck = task.revision.container.check !== undefined;
  const hasTarget = service.settings.targetGroup !== undefined;
  if (!hasCheck && !hasTarget) return now - startedAt >= UNCHECKED_SECONDS * 1000 ? 'healthy' : 'starting';
  if (hasCheck && task.health.status !== 'HEALTHY') return 'starting';
  if (hasTarget && task.target?.verdict.state !== 'healthy') return 'starting';
  return 'healthy';
}

/** Whether the scheduler acts on a task: it is unhealthy and its grace period is over. */
export function isSick(task: TaskLife, service: ServiceLife, now: Instant): boolean {
  const { startedAt } = task.times;
  if (startedAt === undefined || conditionOf(task, service, now) !== 'unhealthy') return false;
  return now >= startedAt + (service.settings.gracePeriodSeconds ?? 0) * 1000;
}

/** The tasks of a service, or of one of its deployments, that are meant to run. */
export function meantToRun(service: ServiceLife, deployment?: DeploymentLife): TaskLife[] {
  return service.tasks.filter(
    (task) => task.desired === 'RUNNING' && (deployment === undefined || task.startedBy === deployment.id),
  );
}

/** How many of these tasks are healthy. */
export function countHealthy(tasks: readonly TaskLife[], service: ServiceLife, now: Instant): number {
  return tasks.filter((task) => conditionOf(task, service, now) === 'healthy').length;
}

/** The newest deployment. */
export function primaryOf(service: ServiceLife): DeploymentLife | undefined {
  return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}

/** The deployment that started a task, also when it is no longer listed. */
export function deploymentOf(service: ServiceLife, task: TaskLife): DeploymentLife | undefined {
  return service.history.find((deployment) => deployment.id === task.startedBy);
}

/**
 * The bounds of a rolling deployment: at least this many healthy, at most this many meant to run.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
export function boundsOf(service: ServiceLife): { readonly least: number; readonly most: number } {
  const { minimumHealthyPercent, maximumPercent } = service.settings;
  return {
    least: Math.ceil((service.desiredCount * minimumHealthyPercent) / 100),
    most: Math.floor((service.desiredCount * maximumPercent) / 100),
  };
}
