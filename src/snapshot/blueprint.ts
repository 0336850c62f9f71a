import * as v from 'valibot';
import type { ServiceSettings } from '../model/service.ts';
import type { Blueprint } from '../model/snapshot.ts';
import type { TargetGroup } from '../model/target-group.ts';
import type { ContainerDefinition, TaskDefinition } from '../model/task-definition.ts';
import { listOf, number, sectionOf, setting, text } from './fields.ts';

const loadBalancer = v.object({
  targetGroupArn: v.optional(text),
  loadBalancerName: v.optional(text),
  containerName: v.optional(text),
  containerPort: v.optional(setting),
});

const serviceSettings: v.GenericSchema<unknown, ServiceSettings> = v.object({
  name: text,
  arn: text,
  clusterName: text,
  taskDefinitionArn: v.optional(text),
  desiredCount: setting,
  launchType: v.optional(text),
  capacityProviders: listOf(text),
  schedulingStrategy: text,
  deploymentController: text,
  healthCheckGracePeriodSeconds: v.optional(setting),
  minimumHealthyPercent: v.optional(setting),
  maximumPercent: v.optional(setting),
  strategy: v.optional(text),
  circuitBreaker: v.optional(v.object({ enabled: v.boolean(), rollback: v.boolean() })),
  loadBalancers: listOf(loadBalancer),
  placementConstraints: listOf(text),
});

const healthCheck = v.object({
  command: listOf(text),
  intervalSeconds: v.optional(setting),
  timeoutSeconds: v.optional(setting),
  retries: v.optional(setting),
  startPeriodSeconds: v.optional(setting),
});

const log = v.object({
  driver: text,
  group: v.optional(text),
  region: v.optional(text),
  streamPrefix: v.optional(text),
  output: v.optional(text),
  outputGroup: v.optional(text),
});

const containerDefinition: v.GenericSchema<unknown, ContainerDefinition> = v.object({
  name: text,
  image: v.optional(text),
  essential: v.boolean(),
  cpuUnits: v.optional(setting),
  memoryMiB: v.optional(setting),
  memoryReservationMiB: v.optional(setting),
  command: listOf(text),
  entryPoint: listOf(text),
  portMappings: listOf(
    v.object({
      containerPort: v.optional(setting),
      hostPort: v.optional(setting),
      protocol: v.optional(text),
    }),
  ),
  environment: listOf(v.object({ name: text, shape: v.picklist(['set', 'empty', 'literal-intrinsic']) })),
  secretNames: listOf(text),
  healthCheck: v.optional(healthCheck),
  dependsOn: listOf(v.object({ containerName: text, condition: text })),
  startTimeoutSeconds: v.optional(setting),
  stopTimeoutSeconds: v.optional(setting),
  restartsInPlace: v.boolean(),
  readsOnlyRoot: v.boolean(),
  log: v.optional(log),
});

const taskDefinition: v.GenericSchema<unknown, TaskDefinition> = v.object({
  arn: text,
  family: text,
  revision: number,
  networkMode: v.optional(text),
  cpuUnits: v.optional(setting),
  memoryMiB: v.optional(setting),
  cpuArchitecture: v.optional(text),
  ephemeralStorageGiB: v.optional(setting),
  requiresCompatibilities: listOf(text),
  taskRoleArn: v.optional(text),
  executionRoleArn: v.optional(text),
  containers: listOf(containerDefinition),
});

const targetGroup: v.GenericSchema<unknown, TargetGroup> = v.object({
  arn: text,
  name: text,
  protocol: v.optional(text),
  protocolVersion: v.optional(text),
  port: v.optional(setting),
  targetType: v.optional(text),
  healthCheckProtocol: v.optional(text),
  healthCheckPort: v.optional(text),
  healthCheckPath: v.optional(text),
  healthCheckIntervalSeconds: v.optional(setting),
  healthCheckTimeoutSeconds: v.optional(setting),
  healthyThreshold: v.optional(setting),
  unhealthyThreshold: v.optional(setting),
  matcher: v.optional(text),
  loadBalancerArns: listOf(text),
  deregistrationDelaySeconds: v.optional(setting),
  sendsProxyProtocol: v.optional(v.boolean()),
});

/** What was asked for, as a saved file has it. */
export const blueprint: v.GenericSchema<unknown, Blueprint> = v.object({
  service: sectionOf(serviceSettings),
  taskDefinitions: sectionOf(listOf(taskDefinition)),
  targetGroups: sectionOf(listOf(targetGroup)),
});
