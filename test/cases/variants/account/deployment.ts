import type { Deployment, ServiceDeployment, ServiceRevision } from '@aws-sdk/client-ecs';
import { arn, deploymentId } from './arn.ts';
import { attachments } from './balancer.ts';
import { hex } from './chance.ts';
import { type Course, courseOf, type TaskSpec } from './course.ts';
import { containersOf, type DeploymentSpec, type ServiceSpec } from './service-spec.ts';
import { deploymentOf, lastStatus } from './task.ts';
import { instant, past } from './time.ts';

/** How many tasks of a deployment are up, on their way, and how many failed (all that ever did, also those forgotten). */
export interface Counts {
  readonly running: number;
  readonly pending: number;
  readonly failed: number;
}

/** The counts of `tasks`. */
export function count(tasks: readonly TaskSpec[]): Counts {
  const shown = tasks.map((spec) => ({ spec, course: courseOf(spec), status: lastStatus(courseOf(spec)) }));
  const isStopping = ({ stoppingAt = 1 }: Course) => stoppingAt <= 0;
  return {
    running: shown.filter(({ status }) => status === 'RUNNING').length,
    pending: shown.filter(({ status, course }) => status !== 'RUNNING' && !isStopping(course)).length,
    failed: shown.filter(({ spec, status }) => status === 'STOPPED' && hasFailed(spec)).length,
  };
}

/** What DescribeServices says of the deployments: the one that is wanted, and those that are going. */
export function deployments(service: ServiceSpec, tasks: readonly TaskSpec[]): Deployment[] {
  const wanted = service.history.findIndex(
    ({ outcome }) => outcome !== 'rolled-back' && outcome !== 'superseded',
  );
  return service.history.flatMap((deployment, index) => {
    const counts = count(tasksOf(service, tasks, deployment));
    const isGoing = index > wanted && counts.running + counts.pending > 0;
    if (index !== wanted && !isGoing) return [];
    return [describe(service, deployment, counts, index === wanted)];
  });
}

/** What ListServiceDeployments and DescribeServiceDeployments know. */
export function serviceDeployments(service: ServiceSpec, tasks: readonly TaskSpec[]): ServiceDeployment[] {
  return service.history.map((deployment, index) => {
    const counts = count(tasksOf(service, tasks, deployment));
    const threshold = Math.min(200, Math.max(3, Math.ceil(service.desired / 2)));
    const failures =
      deployment.failures ?? (service.breaker ? Math.min(counts.failed, threshold) : counts.failed);
    const source = service.history.slice(index + 1).find(({ outcome }) => outcome === 'completed');
    const isRolledBack = deployment.outcome === 'rolled-back';
    return {
      serviceDeploymentArn: resource(
        'service-deployment',
        service,
        hex(`deployment/${deployment.revision}`, 20),
      ),
      serviceArn: arn('ecs', `service/${service.cluster}/${service.name}`),
      clusterArn: arn('ecs', `cluster/${service.cluster}`),
      createdAt: instant(deployment.at),
      startedAt: instant(deployment.at + 0.9),
      finishedAt: past(deployment.finishedAt),
      updatedAt: past(deployment.finishedAt) ?? instant(-20),
      sourceServiceRevisions: source === undefined ? [] : [{ arn: revisionArn(service, source) }],
      targetServiceRevision: {
        arn: revisionArn(service, deployment),
        requestedTaskCount: service.desired,
        runningTaskCount: counts.running,
        pendingTaskCount: counts.pending,
      },
      status: STATUS[deployment.outcome],
      ...(deployment.reason === undefined ? {} : { statusReason: deployment.reason }),
      ...(isRolledBack && source !== undefined
        ? {
            rollback: {
              reason: deployment.reason ?? '',
              startedAt: instant((deployment.finishedAt ?? 0) - 70),
              serviceRevisionArn: revisionArn(service, source),
            },
          }
        : {}),
      deploymentConfiguration: configuration(service),
      deploymentCircuitBreaker: {
        status: breakerStatus(service, deployment),
        failureCount: failures,
        threshold,
      },
      alarms: {
        status: deployment.alarm === undefined ? 'DISABLED' : 'TRIGGERED',
        alarmNames: [...(service.alarms ?? [])],
        triggeredAlarmNames: deployment.alarm === undefined ? [] : [deployment.alarm],
      },
    };
  });
}

/** The revisions of a service. */
export function serviceRevisions(service: ServiceSpec): ServiceRevision[] {
  return service.history.map((deployment) => ({
    serviceRevisionArn: revisionArn(service, deployment),
    serviceArn: arn('ecs', `service/${service.cluster}/${service.name}`),
    clusterArn: arn('ecs', `cluster/${service.cluster}`),
    taskDefinition: arn('ecs', `task-definition/${service.name}:${deployment.revision}`),
    loadBalancers: attachments(service),
    containerImages: containersOf(service, deployment).map(({ name, image }) => ({
      containerName: name,
      image,
    })),
    createdAt: instant(deployment.at),
  }));
}

/** The settings of a service's deployments. */
export function configuration(service: ServiceSpec) {
  const isOn = service.breaker === true;
  return {
    deploymentCircuitBreaker: { enable: isOn, rollback: isOn },
    maximumPercent: service.maximumPercent ?? 200,
    minimumHealthyPercent: service.minimumPercent ?? 100,
    strategy: service.strategy ?? 'ROLLING',
    bakeTimeInMinutes: 0,
    ...(service.alarms === undefined
      ? {}
      : { alarms: { alarmNames: [...service.alarms], enable: true, rollback: true } }),
  } as const;
}

const STATUS = {
  completed: 'SUCCESSFUL',
  'in-progress': 'IN_PROGRESS',
  'rolled-back': 'ROLLBACK_SUCCESSFUL',
  superseded: 'STOPPED',
} as const;

function describe(
  service: ServiceSpec,
  deployment: DeploymentSpec,
  counts: Counts,
  isWanted: boolean,
): Deployment {
  const id = deploymentId(service.name, deployment.revision);
  const isDone = deployment.outcome === 'completed';
  return {
    id,
    status: isWanted ? 'PRIMARY' : 'ACTIVE',
    taskDefinition: arn('ecs', `task-definition/${service.name}:${deployment.revision}`),
    desiredCount: service.desired,
    runningCount: counts.running,
    pendingCount: counts.pending,
    failedTasks: isDone ? 0 : counts.failed,
    createdAt: instant(deployment.at),
    updatedAt: past(deployment.finishedAt) ?? instant(deployment.at),
    ...(service.launch === 'FARGATE_SPOT' ? {} : { launchType: service.launch ?? 'FARGATE' }),
    rolloutState: isDone ? 'COMPLETED' : 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} ${isDone ? 'completed' : 'in progress'}.`,
  };
}

function tasksOf(service: ServiceSpec, tasks: readonly TaskSpec[], deployment: DeploymentSpec): TaskSpec[] {
  return tasks.filter((spec) => deploymentOf(service, spec) === deployment);
}

function hasFailed({ end }: TaskSpec): boolean {
  return end !== undefined && !['scaled', 'operator', 'spot', 'host'].includes(end.kind);
}

function breakerStatus(service: ServiceSpec, { outcome, alarm }: DeploymentSpec) {
  if (service.breaker !== true) return 'DISABLED';
  if (outcome === 'in-progress') return 'MONITORING';
  return outcome === 'rolled-back' && alarm === undefined ? 'TRIGGERED' : 'MONITORING_COMPLETE';
}

function revisionArn(service: ServiceSpec, { revision }: DeploymentSpec): string {
  return resource('service-revision', service, deploymentId(service.name, revision).replace('ecs-svc/', ''));
}

function resource(kind: string, { cluster, name }: ServiceSpec, id: string): string {
  return arn('ecs', `${kind}/${cluster}/${name}/${id}`);
}
