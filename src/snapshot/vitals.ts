import * as v from 'valibot';
import type { LogExcerpt } from '../model/log.ts';
import type { Remains } from '../model/remains.ts';
import { absent } from '../model/section.ts';
import type { ServiceDeployment, ServiceRevision, ServiceState } from '../model/service.ts';
import type { Vitals } from '../model/snapshot.ts';
import type { Stack, StackResource } from '../model/stack.ts';
import type { TargetGroupHealth } from '../model/target-group.ts';
import type { ContainerInstance, Task, TaskRecord } from '../model/task.ts';
import { count, instant, listOf, number, sectionOf, text } from './fields.ts';

const time = v.optional(instant);
const perhaps = v.optional(text);

const deployment = v.object({
  id: text,
  status: text,
  taskDefinitionArn: perhaps,
  desiredCount: number,
  runningCount: number,
  pendingCount: number,
  failedTasks: number,
  rolloutState: perhaps,
  rolloutStateReason: perhaps,
  createdAt: time,
  updatedAt: time,
});

const serviceState: v.GenericSchema<unknown, ServiceState> = v.object({
  status: text,
  desiredCount: number,
  runningCount: number,
  pendingCount: number,
  createdAt: time,
  deployments: listOf(deployment),
  events: listOf(v.object({ id: text, at: instant, message: text })),
});

const serviceDeployment: v.GenericSchema<unknown, ServiceDeployment> = v.object({
  arn: text,
  status: text,
  statusReason: perhaps,
  createdAt: time,
  startedAt: time,
  finishedAt: time,
  targetRevisionArn: perhaps,
  sourceRevisionArns: listOf(text),
  lifecycleStage: perhaps,
  rollback: v.optional(v.object({ reason: perhaps, startedAt: time, revisionArn: perhaps })),
  circuitBreaker: v.optional(
    v.object({ status: perhaps, failureCount: v.optional(number), threshold: v.optional(number) }),
  ),
  triggeredAlarms: listOf(text),
});

const serviceRevision: v.GenericSchema<unknown, ServiceRevision> = v.object({
  arn: text,
  taskDefinitionArn: perhaps,
  createdAt: time,
});

const container = v.object({
  name: text,
  lastStatus: perhaps,
  exitCode: v.optional(number),
  reason: perhaps,
  healthStatus: perhaps,
  runtimeId: perhaps,
  image: perhaps,
  imageDigest: perhaps,
  hostPorts: listOf(number),
});

const taskRecord: v.GenericSchema<unknown, TaskRecord> = v.variant('kind', [
  v.object({ kind: v.literal('event-capture'), group: text }),
  v.object({ kind: v.literal('log-stream'), group: text, firstAt: instant, lastAt: instant }),
  v.object({ kind: v.literal('service-event'), lastAt: instant }),
]);

const task: v.GenericSchema<unknown, Task> = v.object({
  arn: text,
  id: text,
  taskDefinitionArn: text,
  group: perhaps,
  startedBy: perhaps,
  lastStatus: text,
  desiredStatus: perhaps,
  healthStatus: perhaps,
  launchType: perhaps,
  capacityProvider: perhaps,
  availabilityZone: perhaps,
  containerInstanceArn: perhaps,
  privateAddress: perhaps,
  memoryMiB: v.optional(number),
  createdAt: time,
  connectivityAt: time,
  pullStartedAt: time,
  pullStoppedAt: time,
  startedAt: time,
  stoppingAt: time,
  executionStoppedAt: time,
  stoppedAt: time,
  stopCode: perhaps,
  stoppedReason: perhaps,
  containers: listOf(container),
  recordedIn: v.optional(taskRecord),
});

const targetHealth = v.object({
  targetId: text,
  port: v.optional(number),
  state: text,
  reason: perhaps,
  description: perhaps,
});

const targetGroupHealth: v.GenericSchema<unknown, TargetGroupHealth> = v.object({
  targetGroupArn: text,
  targets: sectionOf(listOf(targetHealth)),
});

const containerInstance: v.GenericSchema<unknown, ContainerInstance> = v.object({
  arn: text,
  instanceId: perhaps,
  status: perhaps,
  agentConnected: v.optional(v.boolean()),
});

const stackEvent = v.object({
  at: instant,
  stackName: text,
  logicalId: text,
  physicalId: perhaps,
  resourceType: text,
  status: text,
  reason: perhaps,
});

const stackResource: v.GenericSchema<unknown, StackResource> = v.object({
  logicalId: text,
  physicalId: perhaps,
  resourceType: text,
  status: perhaps,
});

const stack: v.GenericSchema<unknown, Stack> = v.object({
  name: text,
  id: perhaps,
  status: text,
  statusReason: perhaps,
  createdAt: time,
  updatedAt: time,
  events: listOf(stackEvent),
  resources: sectionOf(listOf(stackResource)),
});

const logExcerpt: v.GenericSchema<unknown, LogExcerpt> = v.object({
  taskArn: text,
  containerName: text,
  group: text,
  stream: text,
  lines: sectionOf(listOf(v.object({ at: instant, message: text }))),
  complete: v.boolean(),
});

const remains: v.GenericSchema<unknown, Remains> = v.object({
  reason: v.picklist(['asked', 'expired', 'gone']),
  from: instant,
  to: instant,
  capture: sectionOf(v.object({ group: text, tasks: count, unreadable: count, complete: v.boolean() })),
  streams: sectionOf(count),
});

/** What happened, as a saved file has it. */
export const vitals: v.GenericSchema<unknown, Vitals> = v.object({
  service: sectionOf(serviceState),
  serviceDeployments: sectionOf(listOf(serviceDeployment)),
  serviceRevisions: sectionOf(listOf(serviceRevision)),
  runningTasks: sectionOf(listOf(task)),
  stoppedTasks: sectionOf(listOf(task)),
  otherStoppedTasks: count,
  // Snapshots that were saved before it existed lack it.
  otherStoppingTasks: v.optional(listOf(task), []),
  targetHealth: sectionOf(listOf(targetGroupHealth)),
  containerInstances: sectionOf(listOf(containerInstance)),
  stack: sectionOf(stack),
  logs: sectionOf(listOf(logExcerpt)),
  // Snapshots that were saved before it existed lack it.
  remains: v.optional(sectionOf(remains), absent('not looked for')),
});
