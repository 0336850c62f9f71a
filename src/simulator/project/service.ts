import type {
  Deployment,
  DeploymentConfiguration,
  NetworkConfiguration,
  Service,
  ServiceRevision,
} from '@aws-sdk/client-ecs';
import {
  clusterArn,
  roleArn,
  serviceArn,
  serviceDeploymentArn,
  serviceRevisionArn,
  targetGroupArn,
  taskDefinitionArn,
} from '../names.ts';
import type { DeploymentLife, ServiceLife } from '../world/state.ts';
import { SECURITY_GROUP_ID, ZONES } from './cluster.ts';
import { countStatuses } from './counts.ts';
import { dateOf } from './dates.ts';
import { digestOf } from './task.ts';

/** A service as DescribeServices answers. */
export function projectService(service: ServiceLife): Service {
  const { settings, cluster } = service;
  const { running, pending } = countStatuses(service.tasks);
  const newest = service.history.find((deployment) => deployment.rollbackOf === undefined);
  const primary = service.deployments[0];
  return {
    serviceArn: serviceArn(cluster, settings.name),
    serviceName: settings.name,
    clusterArn: clusterArn(cluster),
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: running,
    pendingCount: pending,
    launchType: 'FARGATE',
    platformVersion: 'LATEST',
    platformFamily: 'Linux',
    taskDefinition: primary && taskDefinitionArn(primary.revision),
    deploymentConfiguration: deploymentConfigurationOf(service),
    deployments: service.deployments.map((deployment) => projectDeployment(service, deployment)),
    events: service.events.map(({ id, at, message }) => ({ id, createdAt: dateOf(at), message })),
    currentServiceDeployment: newest && serviceDeploymentArn(cluster, settings.name, newest.recordId),
    currentServiceRevisions: service.deployments.map((deployment) => summaryOf(service, deployment)),
    loadBalancers: loadBalancersOf(service),
    networkConfiguration: NETWORK,
    healthCheckGracePeriodSeconds: settings.gracePeriodSeconds,
    createdAt: dateOf(service.createdAt),
    createdBy: roleArn('deploy'),
    roleArn: roleArn('aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'),
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    availabilityZoneRebalancing: 'DISABLED',
    enableECSManagedTags: true,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
    serviceRegistries: [],
    placementConstraints: [],
    placementStrategy: [],
    tags: [],
  };
}

const NETWORK: NetworkConfiguration = {
  awsvpcConfiguration: {
    subnets: ZONES.map((zone) => zone.subnetId),
    securityGroups: [SECURITY_GROUP_ID],
    assignPublicIp: 'DISABLED',
  },
};

/** The settings of a rolling deployment. */
export function deploymentConfigurationOf(service: ServiceLife): DeploymentConfiguration {
  const { circuitBreaker, minimumHealthyPercent, maximumPercent } = service.settings;
  return {
    deploymentCircuitBreaker: circuitBreaker,
    minimumHealthyPercent,
    maximumPercent,
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
  };
}

/** How many tasks of a deployment there are, as its revision says it. */
export function summaryOf(
  service: ServiceLife,
  deployment: DeploymentLife,
): { arn: string; requestedTaskCount: number; runningTaskCount: number; pendingTaskCount: number } {
  const { running, pending } = countsOf(service, deployment);
  return {
    arn: serviceRevisionArn(service.cluster, service.settings.name, deployment.id),
    requestedTaskCount: deployment.status === 'PRIMARY' ? service.desiredCount : 0,
    runningTaskCount: running,
    pendingTaskCount: pending,
  };
}

function countsOf(service: ServiceLife, deployment: DeploymentLife): ReturnType<typeof countStatuses> {
  return countStatuses(service.tasks.filter((task) => task.startedBy === deployment.id));
}

function projectDeployment(service: ServiceLife, deployment: DeploymentLife): Deployment {
  const { running, pending } = countsOf(service, deployment);
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: taskDefinitionArn(deployment.revision),
    desiredCount: deployment.status === 'PRIMARY' ? service.desiredCount : 0,
    runningCount: running,
    pendingCount: pending,
    failedTasks: deployment.failedTasks,
    rolloutState: deployment.rollout,
    rolloutStateReason: deployment.rolloutReason,
    createdAt: dateOf(deployment.createdAt),
    updatedAt: dateOf(deployment.updatedAt),
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    networkConfiguration: NETWORK,
  };
}

function loadBalancersOf(service: ServiceLife): Service['loadBalancers'] {
  const { targetGroup } = service.settings;
  const container = service.deployments[0]?.revision.container;
  if (targetGroup === undefined || container === undefined) return [];
  return [
    {
      targetGroupArn: targetGroupArn(targetGroup),
      containerName: container.name,
      containerPort: container.port,
    },
  ];
}

/** What each deployment of a service asked for, as DescribeServiceRevisions answers. */
export function projectServiceRevisions(service: ServiceLife): ServiceRevision[] {
  const { cluster, settings } = service;
  return service.history.map(({ id, revision, createdAt }) => ({
    serviceRevisionArn: serviceRevisionArn(cluster, settings.name, id),
    serviceArn: serviceArn(cluster, settings.name),
    clusterArn: clusterArn(cluster),
    taskDefinition: taskDefinitionArn(revision),
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    loadBalancers: loadBalancersOf(service),
    networkConfiguration: NETWORK,
    containerImages: [
      {
        containerName: revision.container.name,
        image: revision.container.image,
        imageDigest: digestOf(revision.container.image),
      },
    ],
    guardDutyEnabled: false,
    createdAt: dateOf(createdAt),
  }));
}
