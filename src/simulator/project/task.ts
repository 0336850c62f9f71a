import type { Attachment, Container, Task } from '@aws-sdk/client-ecs';
import { clusterArn, containerArn, idOf, taskArn, taskDefinitionArn } from '../names.ts';
import type { Chance } from '../world/chance.ts';
import type { TaskLife } from '../world/state.ts';
import { ZONES } from './cluster.ts';
import { dateOf } from './dates.ts';

/** A task as DescribeTasks answers. Times and codes that were never reached are left out. */
export function projectTask(task: TaskLife, cluster: string): Task {
  const { revision, times } = task;
  const { name } = revision.container;
  return {
    taskArn: taskArn(cluster, task.id),
    clusterArn: clusterArn(cluster),
    taskDefinitionArn: taskDefinitionArn(revision),
    group: task.group,
    startedBy: task.startedBy,
    lastStatus: task.status,
    desiredStatus: task.desired,
    healthStatus: task.health.status,
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    availabilityZone: zoneOf(task).name,
    cpu: String(revision.cpuUnits),
    memory: String(revision.memoryMiB),
    ephemeralStorage: { sizeInGiB: 20 },
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    attachments: [attachmentOf(task)],
    containers: [containerOf(task, cluster)],
    overrides: { containerOverrides: [{ name }], inferenceAcceleratorOverrides: [] },
    enableExecuteCommand: false,
    inferenceAccelerators: [],
    tags: [],
    version: versionOf(task),
    connectivity: times.connectivityAt === undefined ? undefined : 'CONNECTED',
    createdAt: dateOf(times.createdAt),
    connectivityAt: dateOf(times.connectivityAt),
    pullStartedAt: dateOf(times.pullStartedAt),
    pullStoppedAt: dateOf(times.pullStoppedAt),
    startedAt: dateOf(times.startedAt),
    stoppingAt: dateOf(times.stoppingAt),
    executionStoppedAt: dateOf(times.executionStoppedAt),
    stoppedAt: dateOf(times.stoppedAt),
    stopCode: task.stop?.code,
    stoppedReason: task.stop?.reason,
  };
}

function zoneOf(task: TaskLife): (typeof ZONES)[number] {
  return ZONES[task.zone === 0 ? 0 : 1];
}

/** The version counts the changes of a task; each time that is set is one. */
function versionOf(task: TaskLife): number {
  return Object.values(task.times).filter((time) => time !== undefined).length;
}

function attachmentIdOf(chance: Chance): string {
  return chance.fork('attachment').uuid();
}

/** The elastic network interface; its address stays known after the task has stopped. */
function attachmentOf(task: TaskLife): Attachment {
  const chance = task.chance.fork('interface');
  const bytes = Array.from({ length: 5 }, () => chance.hex(2));
  return {
    id: attachmentIdOf(task.chance),
    type: 'ElasticNetworkInterface',
    status: attachmentStatusOf(task),
    details: [
      { name: 'subnetId', value: zoneOf(task).subnetId },
      { name: 'networkInterfaceId', value: `eni-${chance.hex(17)}` },
      { name: 'macAddress', value: ['0a', ...bytes].join(':') },
      { name: 'privateDnsName', value: `ip-${task.address.replaceAll('.', '-')}.eu-west-1.compute.internal` },
      { name: 'privateIPv4Address', value: task.address },
    ],
  };
}

function attachmentStatusOf(task: TaskLife): string {
  if (task.status === 'STOPPED') return 'DELETED';
  return task.status === 'PROVISIONING' ? 'PRECREATED' : 'ATTACHED';
}

function containerOf(task: TaskLife, cluster: string): Container {
  const { container } = task.revision;
  const hasStarted = task.times.startedAt !== undefined;
  return {
    containerArn: containerArn(cluster, task.id, task.chance.fork('container').uuid()),
    taskArn: taskArn(cluster, task.id),
    name: container.name,
    image: container.image,
    imageDigest: hasStarted ? digestOf(container.image) : undefined,
    runtimeId: hasStarted ? `${task.id}-${task.chance.fork('runtime').digits(10)}` : undefined,
    lastStatus: containerStatusOf(task),
    healthStatus: task.health.status,
    exitCode: task.exitCode,
    reason: task.containerReason,
    cpu: '0',
    memory: container.memoryMiB === undefined ? undefined : String(container.memoryMiB),
    networkBindings: [],
    networkInterfaces: [{ attachmentId: attachmentIdOf(task.chance), privateIpv4Address: task.address }],
  };
}

function containerStatusOf(task: TaskLife): string {
  if (task.times.executionStoppedAt !== undefined || task.status === 'STOPPED') return 'STOPPED';
  return task.times.startedAt === undefined ? 'PENDING' : 'RUNNING';
}

/** The digest that belongs to an image reference. */
export function digestOf(image: string): string {
  return `sha256:${[0, 1, 2, 3].map((part) => idOf(`${image}#${part}`)).join('')}`;
}
