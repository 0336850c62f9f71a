import type { Container, ContainerDefinition, HealthStatus, Task } from '@aws-sdk/client-ecs';
import { arn, deploymentId, taskId } from './arn.ts';
import { between, hex } from './chance.ts';
import { type Course, courseOf, type TaskSpec } from './course.ts';
import type { Exit, TaskEnd } from './end.ts';
import { containersOf, type DeploymentSpec, type ServiceSpec } from './service-spec.ts';
import { past } from './time.ts';

/** The instance on which the service's tasks run where its launch type is EC2. */
export const INSTANCE = 'i-0b7d13c9a4e25f680';

/** What DescribeTasks says of a task now. */
export function task(service: ServiceSpec, spec: TaskSpec): Task {
  const deployment = deploymentOf(service, spec);
  const course = courseOf(spec);
  const { end } = spec;
  const isEnding = (course.stoppingAt ?? 1) <= 0;
  return {
    taskArn: taskArn(service, spec),
    clusterArn: arn('ecs', `cluster/${service.cluster}`),
    taskDefinitionArn: arn('ecs', `task-definition/${service.name}:${deployment.revision}`),
    group: `service:${service.name}`,
    startedBy: deploymentId(service.name, deployment.revision),
    lastStatus: lastStatus(course),
    desiredStatus: isEnding ? 'STOPPED' : 'RUNNING',
    ...launched(service),
    availabilityZone: zoneOf(spec),
    cpu: String(service.cpu ?? 512),
    memory: String(service.memory ?? 1024),
    attachments: service.launch === 'EC2' ? [] : [networkInterface(spec)],
    containers: containersOf(service, deployment).map((one) => container(service, spec, one)),
    healthStatus: taskHealth(containersOf(service, deployment), spec),
    connectivity: 'CONNECTED',
    connectivityAt: past(course.connectedAt),
    createdAt: past(course.createdAt),
    pullStartedAt: past(course.pullStartedAt),
    pullStoppedAt: past(course.pullStoppedAt),
    startedAt: past(course.startedAt),
    stoppingAt: past(course.stoppingAt),
    executionStoppedAt: past(course.executionStoppedAt),
    stoppedAt: past(course.stoppedAt),
    ...(end !== undefined && isEnding ? stopOf(service, spec, end) : {}),
    version: 5,
  };
}

/** A task's ARN. */
export function taskArn(service: ServiceSpec, spec: TaskSpec): string {
  return arn('ecs', `task/${service.cluster}/${taskId(service.name, spec.key)}`);
}

/** The deployment that started a task. */
export function deploymentOf(service: ServiceSpec, spec: TaskSpec): DeploymentSpec {
  const deployment = service.history[spec.deployment ?? 0];
  if (deployment === undefined) throw new Error(`task ${spec.key} of ${service.name} has no deployment`);
  return deployment;
}

/** The private address of a task. */
export function addressOf(spec: TaskSpec): string {
  return `10.0.${zoneOf(spec) === 'us-east-1a' ? 1 : 17}.${Math.round(between(`${spec.key}/address`, 5, 250))}`;
}

/** The zone of a task. */
export function zoneOf(spec: TaskSpec): string {
  return between(`${spec.key}/zone`, 0, 1) < 0.5 ? 'us-east-1a' : 'us-east-1b';
}

/** The port of the instance that a container's port is bound to, in bridge mode. */
export function hostPortOf(spec: TaskSpec, definition: ContainerDefinition | undefined): number {
  const fixed = definition?.portMappings?.[0]?.hostPort;
  return fixed === undefined || fixed === 0 ? Math.round(between(`${spec.key}/port`, 32_768, 60_999)) : fixed;
}

function launched({ launch = 'FARGATE', cluster }: ServiceSpec): Partial<Task> {
  if (launch === 'EC2') {
    return {
      launchType: 'EC2',
      containerInstanceArn: arn('ecs', `container-instance/${cluster}/${hex(INSTANCE, 32)}`),
    };
  }
  const platform = { platformVersion: '1.4.0', platformFamily: 'Linux', ephemeralStorage: { sizeInGiB: 20 } };
  return launch === 'FARGATE'
    ? { launchType: 'FARGATE', ...platform }
    : { launchType: 'FARGATE', capacityProviderName: 'FARGATE_SPOT', ...platform };
}

function networkInterface(spec: TaskSpec) {
  return {
    id: hex(`${spec.key}/attachment`, 32),
    type: 'ElasticNetworkInterface',
    status: (courseOf(spec).stoppedAt ?? 1) <= 0 ? 'DELETED' : 'ATTACHED',
    details: [
      { name: 'subnetId', value: 'subnet-0a1b2c3d4e5f60718' },
      { name: 'networkInterfaceId', value: `eni-${hex(`${spec.key}/eni`, 17)}` },
      { name: 'privateIPv4Address', value: addressOf(spec) },
    ],
  };
}

/** How far a task has come by now. */
export function lastStatus(course: Course): string {
  const has = (at: number | undefined) => at !== undefined && at <= 0;
  if (has(course.stoppedAt)) return 'STOPPED';
  if (has(course.executionStoppedAt)) return 'DEPROVISIONING';
  if (has(course.stoppingAt)) return 'STOPPING';
  if (has(course.startedAt)) return 'RUNNING';
  return has(course.pullStartedAt) ? 'PENDING' : 'PROVISIONING';
}

function stopOf(service: ServiceSpec, spec: TaskSpec, end: TaskEnd): Partial<Task> {
  const id = deploymentId(service.name, deploymentOf(service, spec).revision);
  switch (end.kind) {
    case 'exited':
      return { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
    case 'not-started':
      return { stopCode: 'TaskFailedToStart', stoppedReason: end.reason };
    case 'unhealthy':
      return { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed container health checks' };
    case 'target':
      return {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: `Task failed ELB health checks in (target-group ${arn('elasticloadbalancing', `targetgroup/${service.name}/${hex(`group/${service.name}`, 16)}`)})`,
      };
    case 'scaled':
      return {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: end.why ?? `Scaling activity initiated by (deployment ${id})`,
      };
    case 'operator':
      return { stopCode: 'UserInitiated', stoppedReason: end.why ?? 'Task stopped by user' };
    case 'spot':
      return { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' };
    case 'host':
      return { stopCode: 'TerminationNotice', stoppedReason: `Host EC2 (instance ${INSTANCE}) terminated.` };
  }
}

function container(service: ServiceSpec, spec: TaskSpec, definition: ContainerDefinition): Container {
  const name = definition.name ?? '';
  const course = courseOf(spec);
  const ended = (course.executionStoppedAt ?? course.stoppedAt ?? 1) <= 0;
  const running = (course.startedAt ?? 1) <= 0;
  return {
    containerArn: arn('ecs', `container/${service.cluster}/${hex(`${spec.key}/${name}`, 32)}`),
    taskArn: taskArn(service, spec),
    name,
    image: definition.image,
    ...(running ? { runtimeId: `${taskId(service.name, spec.key)}-${hex(name, 10)}` } : {}),
    lastStatus: ended ? 'STOPPED' : running ? 'RUNNING' : 'PENDING',
    ...(ended ? exitOf(spec.end, name) : {}),
    healthStatus: containerHealth(spec, definition),
    cpu: '0',
    networkBindings:
      service.launch === 'EC2' && running && definition.portMappings !== undefined
        ? [
            {
              bindIP: '0.0.0.0',
              containerPort: definition.portMappings[0]?.containerPort,
              hostPort: hostPortOf(spec, definition),
              protocol: 'tcp',
            },
          ]
        : [],
    networkInterfaces:
      service.launch === 'EC2'
        ? []
        : [{ attachmentId: hex(`${spec.key}/attachment`, 32), privateIpv4Address: addressOf(spec) }],
  };
}

function exitOf(end: TaskEnd | undefined, name: string): Partial<Container> {
  if (end === undefined) return {};
  const exit: Exit | undefined = end.exits[name] ?? (end.kind === 'not-started' ? undefined : 0);
  if (exit === undefined) return {};
  if (typeof exit === 'number') return { exitCode: exit };
  const [exitCode, reason] = exit;
  return exitCode === undefined ? { reason } : { exitCode, reason };
}

function containerHealth(spec: TaskSpec, definition: ContainerDefinition): HealthStatus {
  const check = definition.healthCheck;
  const { startedAt, executionStoppedAt = 0 } = courseOf(spec);
  if (check === undefined || startedAt === undefined) return 'UNKNOWN';
  const age = Math.min(0, executionStoppedAt) - startedAt;
  const eventually = spec.health?.[definition.name ?? ''] ?? 'HEALTHY';
  const interval = check.interval ?? 30;
  const patience =
    eventually === 'UNHEALTHY' ? (check.startPeriod ?? 0) + (check.retries ?? 3) * interval : interval;
  return age > patience ? eventually : 'UNKNOWN';
}

function taskHealth(definitions: readonly ContainerDefinition[], spec: TaskSpec): HealthStatus {
  const all = definitions
    .filter(({ essential, healthCheck }) => essential !== false && healthCheck !== undefined)
    .map((definition) => containerHealth(spec, definition));
  if (all.includes('UNHEALTHY')) return 'UNHEALTHY';
  return all.length === 0 || all.includes('UNKNOWN') ? 'UNKNOWN' : 'HEALTHY';
}
