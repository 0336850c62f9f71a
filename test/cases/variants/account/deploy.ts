import type { Service, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Account, StoredLogEvent } from '../../../../src/simulator/account.ts';
import { arn, taskId } from './arn.ts';
import { attachments, groupArn, listeners, targetGroups, targetHealth } from './balancer.ts';
import { between, hex } from './chance.ts';
import { courseOf, type TaskSpec } from './course.ts';
import { configuration, count, deployments, serviceDeployments, serviceRevisions } from './deployment.ts';
import { type Note, serviceEvents } from './event.ts';
import { containersOf, createdAt, type DeploymentSpec, type ServiceSpec } from './service-spec.ts';
import { deploymentOf, INSTANCE, task } from './task.ts';
import { instant, milliseconds } from './time.ts';

/** What the APIs answer for one service, in the state of `Account` but for the clusters. */
export type Deployed = Omit<Account, 'clusters' | 'stacks' | 'stackEvents' | 'stackResources' | 'templates'>;

/** How long a stopped task is remembered: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html */
const RETENTION_SECONDS = 3600;

/** The part of an account that one service makes up, with its tasks and what they wrote. */
export function deploy(
  service: ServiceSpec,
  tasks: readonly TaskSpec[],
  notes: readonly Note[] = [],
): Deployed {
  const begun = tasks.filter(({ at }) => at <= 0);
  const remembered = begun.filter((spec) => (courseOf(spec).stoppedAt ?? 0) > -RETENTION_SECONDS);
  return {
    services: [described(service, begun, notes)],
    tasks: remembered.map((spec) => task(service, spec)),
    taskDefinitions: service.history.map((deployment) => definition(service, deployment)),
    serviceDeployments: serviceDeployments(service, begun),
    serviceRevisions: serviceRevisions(service),
    containerInstances: service.launch === 'EC2' ? [instanceOf(service)] : [],
    targetGroups: targetGroups(service),
    targetGroupAttributes:
      service.balancer === undefined
        ? {}
        : { [groupArn(service)]: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }] },
    targetHealth: service.balancer === undefined ? {} : { [groupArn(service)]: targetHealth(service, begun) },
    loadBalancers: [],
    listeners: listeners(service),
    rules: [],
    logs: logs(service, begun),
  };
}

function described(service: ServiceSpec, tasks: readonly TaskSpec[], notes: readonly Note[]): Service {
  const counts = count(tasks);
  const all = deployments(service, tasks);
  const launch = service.launch ?? 'FARGATE';
  return {
    serviceArn: arn('ecs', `service/${service.cluster}/${service.name}`),
    serviceName: service.name,
    clusterArn: arn('ecs', `cluster/${service.cluster}`),
    status: 'ACTIVE',
    desiredCount: service.desired,
    runningCount: counts.running,
    pendingCount: counts.pending,
    ...(launch === 'FARGATE_SPOT'
      ? { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }] }
      : { launchType: launch }),
    taskDefinition: all[0]?.taskDefinition,
    deploymentConfiguration: configuration(service),
    deploymentController: { type: 'ECS' },
    deployments: all,
    loadBalancers: attachments(service),
    events: serviceEvents(service, tasks, notes),
    createdAt: instant(createdAt(service)),
    schedulingStrategy: 'REPLICA',
    ...(service.graceSeconds === undefined ? {} : { healthCheckGracePeriodSeconds: service.graceSeconds }),
  };
}

function definition(service: ServiceSpec, deployment: DeploymentSpec): TaskDefinition {
  const isFargate = service.launch !== 'EC2';
  return {
    taskDefinitionArn: arn('ecs', `task-definition/${service.name}:${deployment.revision}`),
    family: service.name,
    revision: deployment.revision,
    status: 'ACTIVE',
    containerDefinitions: [...containersOf(service, deployment)],
    networkMode: isFargate ? 'awsvpc' : 'bridge',
    requiresCompatibilities: [isFargate ? 'FARGATE' : 'EC2'],
    ...(isFargate || service.memory !== undefined
      ? { cpu: String(service.cpu ?? 512), memory: String(service.memory ?? 1024) }
      : {}),
    runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' },
    executionRoleArn: `arn:aws:iam::123456789012:role/${service.name}-execution`,
    taskRoleArn: `arn:aws:iam::123456789012:role/${service.name}-task`,
    volumes: [],
    registeredAt: instant(deployment.at - 90),
    ...service.definition,
  };
}

function instanceOf({ cluster }: ServiceSpec) {
  return {
    containerInstanceArn: arn('ecs', `container-instance/${cluster}/${hex(INSTANCE, 32)}`),
    ec2InstanceId: INSTANCE,
    status: 'ACTIVE',
    agentConnected: true,
    registeredResources: [
      { name: 'CPU', type: 'INTEGER', integerValue: 4096 },
      { name: 'MEMORY', type: 'INTEGER', integerValue: 15_758 },
    ],
    remainingResources: [
      { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
      { name: 'MEMORY', type: 'INTEGER', integerValue: 3470 },
    ],
  };
}

/** Log groups of the containers that log to CloudWatch; a group exists although nothing was written to it. */
function logs(service: ServiceSpec, tasks: readonly TaskSpec[]): Deployed['logs'] {
  const groups: Record<string, Record<string, StoredLogEvent[]>> = {};
  for (const deployment of service.history) {
    for (const { name = '', logConfiguration } of containersOf(service, deployment)) {
      const group = logConfiguration?.options?.['awslogs-group'];
      if (group === undefined || service.hasLogGroup === false) continue;
      const streams = groups[group] ?? {};
      groups[group] = streams;
      const prefix = logConfiguration?.options?.['awslogs-stream-prefix'] ?? 'ecs';
      for (const spec of tasks.filter((one) => deploymentOf(service, one) === deployment)) {
        const lines = written(spec, name);
        if (lines.length > 0) streams[`${prefix}/${name}/${taskId(service.name, spec.key)}`] = lines;
      }
    }
  }
  return groups;
}

function written(spec: TaskSpec, name: string): StoredLogEvent[] {
  const { pullStoppedAt, startedAt = pullStoppedAt, executionStoppedAt = 0 } = courseOf(spec);
  if (startedAt === undefined) return [];
  const lag = between(`${spec.key}/log`, 0.02, 0.3);
  return (spec.logs?.[name] ?? [])
    .map(([after, message]) => ({ at: startedAt + after + lag, message }))
    .filter(({ at }) => at <= Math.min(0, executionStoppedAt + 0.3))
    .sort((one, other) => one.at - other.at)
    .map(({ at, message }) => ({ timestamp: milliseconds(at), message }));
}
