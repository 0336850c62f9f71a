import * as v from 'valibot';
import { lastSegment } from '../../model/arn.ts';
import type { Container, ContainerInstance, Task } from '../../model/task.ts';
import { untrusted } from '../../model/text.ts';
import { secretValues } from '../scrub/secret-values.ts';
import { boolean, listOf, maybe, number, numeral, text, time } from './fields.ts';

/** A task and what of it must not be shown. */
export interface TaskAnswer {
  readonly task: Task;
  /** Values of overridden environment variables that look secret. */
  readonly secrets: readonly string[];
}

const networkInterface = v.object({ privateIpv4Address: maybe(text) });

const container = v.object({
  name: text,
  lastStatus: maybe(text),
  exitCode: maybe(number),
  reason: maybe(text),
  healthStatus: maybe(text),
  runtimeId: maybe(text),
  image: maybe(text),
  imageDigest: maybe(text),
  networkBindings: listOf(v.object({ hostPort: maybe(number) })),
  networkInterfaces: listOf(networkInterface),
});

const attachment = v.object({ details: listOf(v.object({ name: maybe(text), value: maybe(text) })) });

const override = v.object({ environment: listOf(v.object({ name: maybe(text), value: maybe(text) })) });

const task = v.object({
  taskArn: text,
  taskDefinitionArn: text,
  group: maybe(text),
  startedBy: maybe(text),
  lastStatus: text,
  desiredStatus: maybe(text),
  healthStatus: maybe(text),
  launchType: maybe(text),
  capacityProviderName: maybe(text),
  availabilityZone: maybe(text),
  containerInstanceArn: maybe(text),
  memory: maybe(numeral),
  createdAt: maybe(time),
  connectivityAt: maybe(time),
  pullStartedAt: maybe(time),
  pullStoppedAt: maybe(time),
  startedAt: maybe(time),
  stoppingAt: maybe(time),
  executionStoppedAt: maybe(time),
  stoppedAt: maybe(time),
  stopCode: maybe(text),
  stoppedReason: maybe(text),
  containers: listOf(container),
  attachments: listOf(attachment),
  overrides: maybe(v.object({ containerOverrides: listOf(override) })),
});

type RawTask = v.InferOutput<typeof task>;
type RawContainer = v.InferOutput<typeof container>;

/** One task, as DescribeTasks has it and as events about it do. */
export const taskAnswer = v.pipe(task, v.transform(taskOf));

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
export const tasksAnswer = v.object({ tasks: v.array(taskAnswer) });

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html */
export const taskListAnswer = v.object({ taskArns: v.array(v.string()), nextToken: maybe(v.string()) });

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeContainerInstances.html */
export const containerInstancesAnswer = v.object({
  containerInstances: v.array(
    v.pipe(
      v.object({
        containerInstanceArn: text,
        ec2InstanceId: maybe(text),
        status: maybe(text),
        agentConnected: maybe(boolean),
      }),
      v.transform(
        ({ containerInstanceArn, ec2InstanceId, status, agentConnected }): ContainerInstance => ({
          arn: containerInstanceArn,
          instanceId: ec2InstanceId,
          status,
          agentConnected,
        }),
      ),
    ),
  ),
});

function taskOf(raw: RawTask): TaskAnswer {
  const { taskArn, capacityProviderName, memory, containers, attachments, overrides, ...same } = raw;
  return {
    task: {
      ...same,
      arn: taskArn,
      id: untrusted(lastSegment(taskArn)),
      capacityProvider: capacityProviderName,
      memoryMiB: memory,
      privateAddress: privateAddressOf(raw),
      containers: containers.map(containerOf),
    },
    secrets: (overrides?.containerOverrides ?? []).flatMap(({ environment }) => secretValues(environment)),
  };
}

function containerOf({ networkBindings, networkInterfaces: _, ...same }: RawContainer): Container {
  return {
    ...same,
    hostPorts: networkBindings.flatMap(({ hostPort }) => (hostPort === undefined ? [] : [hostPort])),
  };
}

/** Under awsvpc the address that a target group of type ip knows the task by. It stays after the task has stopped. */
function privateAddressOf({ attachments, containers }: RawTask): Task['privateAddress'] {
  const details = attachments.flatMap((one) => one.details);
  const attached = details.find(({ name }) => name === 'privateIPv4Address')?.value;
  if (attached !== undefined) return attached;
  const interfaces = containers.flatMap((one) => one.networkInterfaces);
  return interfaces.find(({ privateIpv4Address }) => privateIpv4Address !== undefined)?.privateIpv4Address;
}
