import type { ServiceDeployment, ServiceDeploymentStatus } from '@aws-sdk/client-ecs';
import { clusterArn, serviceArn, serviceDeploymentArn, serviceRevisionArn } from '../names.ts';
import { breakerThreshold } from '../world/circuit-breaker.ts';
import type { DeploymentLife, ServiceLife } from '../world/state.ts';
import { dateOf } from './dates.ts';
import { deploymentConfigurationOf, summaryOf } from './service.ts';

/** ECS takes a moment from the request to the start of a deployment. */
const START_DELAY_MS = 900;

const ROLLED_BACK = 'Service deployment rolled back because the circuit breaker threshold was exceeded.';

/** The history of a service, newest first. A rollback is part of the deployment that failed. */
export function projectServiceDeployments(service: ServiceLife): ServiceDeployment[] {
  return service.history
    .filter((deployment) => deployment.rollbackOf === undefined)
    .map((deployment) => projectServiceDeployment(service, deployment));
}

function projectServiceDeployment(service: ServiceLife, deployment: DeploymentLife): ServiceDeployment {
  const { cluster, settings } = service;
  const finishedAt = dateOf(deployment.finishedAt ?? deployment.superseded);
  const revisionArn = (id: string): string => serviceRevisionArn(cluster, settings.name, id);
  const { rollback } = deployment;
  return {
    serviceDeploymentArn: serviceDeploymentArn(cluster, settings.name, deployment.recordId),
    serviceArn: serviceArn(cluster, settings.name),
    clusterArn: clusterArn(cluster),
    createdAt: dateOf(deployment.createdAt),
    startedAt: dateOf(deployment.createdAt + START_DELAY_MS),
    finishedAt,
    updatedAt: finishedAt ?? dateOf(deployment.updatedAt),
    status: statusOf(service, deployment),
    statusReason: reasonOf(service, deployment),
    targetServiceRevision: summaryOf(service, deployment),
    sourceServiceRevisions: service.history
      .filter((older) => deployment.sources.includes(older.id))
      .map((older) => summaryOf(service, older)),
    deploymentConfiguration: deploymentConfigurationOf(service),
    deploymentCircuitBreaker: breakerOf(service, deployment),
    rollback: rollback && {
      reason: ROLLED_BACK,
      startedAt: dateOf(rollback.createdAt),
      serviceRevisionArn: revisionArn(rollback.id),
    },
    alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
  };
}

function statusOf(service: ServiceLife, deployment: DeploymentLife): ServiceDeploymentStatus {
  switch (deployment.rollout) {
    case 'COMPLETED':
      return 'SUCCESSFUL';
    case 'IN_PROGRESS':
      return deployment.superseded === undefined ? 'IN_PROGRESS' : 'STOPPED';
    case 'FAILED':
      if (!service.settings.circuitBreaker.rollback) return 'STOPPED';
      if (deployment.rollback === undefined) return 'ROLLBACK_FAILED';
      return deployment.rollback.rollout === 'COMPLETED' ? 'ROLLBACK_SUCCESSFUL' : 'ROLLBACK_IN_PROGRESS';
  }
}

function reasonOf(service: ServiceLife, deployment: DeploymentLife): string | undefined {
  if (deployment.rollout !== 'FAILED' || !service.settings.circuitBreaker.rollback) return undefined;
  return deployment.rollback === undefined
    ? 'No rollback candidate was found to run the rollback.'
    : ROLLED_BACK;
}

function breakerOf(
  service: ServiceLife,
  deployment: DeploymentLife,
): ServiceDeployment['deploymentCircuitBreaker'] {
  const counts = {
    failureCount: deployment.failedTasks,
    threshold: breakerThreshold(service.settings.desiredCount),
  };
  if (!service.settings.circuitBreaker.enable) return { status: 'DISABLED', ...counts };
  switch (deployment.rollout) {
    case 'FAILED':
      return { status: 'TRIGGERED', ...counts };
    case 'COMPLETED':
      return { status: 'MONITORING_COMPLETE', ...counts };
    case 'IN_PROGRESS':
      return { status: 'MONITORING', ...counts };
  }
}
