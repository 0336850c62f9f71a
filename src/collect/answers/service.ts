import * as v from 'valibot';
import { lastSegment } from '../../model/arn.ts';
import type { Deployment, ServiceEvent, ServiceSettings, ServiceState } from '../../model/service.ts';
import type { Untrusted } from '../../model/text.ts';
import { untrusted } from '../../model/text.ts';
import { boolean, listOf, maybe, number, text, time } from './fields.ts';
import { loadBalancer, targetGroupArnsOf } from './load-balancer.ts';

/** A service, and the names of other things that its answer mentions. */
export interface ServiceAnswer {
  readonly settings: ServiceSettings;
  readonly state: ServiceState;
  readonly targetGroupArns: readonly Untrusted[];
  readonly taskDefinitionArns: readonly Untrusted[];
  readonly revisionArns: readonly Untrusted[];
  /** The CloudFormation stack that made it, from the tag that CloudFormation sets. */
  readonly stackName?: Untrusted;
}

const deployment = v.object({
  id: text,
  status: text,
  taskDefinition: maybe(text),
  desiredCount: maybe(number),
  runningCount: maybe(number),
  pendingCount: maybe(number),
  failedTasks: maybe(number),
  rolloutState: maybe(text),
  rolloutStateReason: maybe(text),
  createdAt: maybe(time),
  updatedAt: maybe(time),
});

/** With an external controller, or CodeDeploy, task sets stand where deployments are otherwise. */
const taskSet = v.object({
  id: maybe(text),
  status: maybe(text),
  taskDefinition: maybe(text),
  computedDesiredCount: maybe(number),
  runningCount: maybe(number),
  pendingCount: maybe(number),
  createdAt: maybe(time),
  updatedAt: maybe(time),
  loadBalancers: listOf(loadBalancer),
});

const event = v.object({ id: text, createdAt: time, message: text });

const configuration = v.object({
  minimumHealthyPercent: maybe(number),
  maximumPercent: maybe(number),
  strategy: maybe(text),
  deploymentCircuitBreaker: maybe(v.object({ enable: boolean, rollback: maybe(boolean) })),
});

const service = v.object({
  serviceName: text,
  serviceArn: text,
  clusterArn: text,
  status: text,
  desiredCount: number,
  runningCount: number,
  pendingCount: number,
  taskDefinition: maybe(text),
  launchType: maybe(text),
  capacityProviderStrategy: listOf(v.object({ capacityProvider: text })),
  schedulingStrategy: maybe(text),
  deploymentController: maybe(v.object({ type: maybe(text) })),
  healthCheckGracePeriodSeconds: maybe(number),
  deploymentConfiguration: maybe(configuration),
  loadBalancers: listOf(loadBalancer),
  placementConstraints: listOf(v.object({ type: maybe(text), expression: maybe(text) })),
  createdAt: maybe(time),
  deployments: listOf(deployment),
  taskSets: listOf(taskSet),
  events: listOf(event),
  tags: listOf(v.object({ key: maybe(text), value: maybe(text) })),
  currentServiceRevisions: listOf(v.object({ arn: maybe(text) })),
});

type RawService = v.InferOutput<typeof service>;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
export const servicesAnswer = v.object({
  services: v.array(v.pipe(service, v.transform(serviceOf))),
  failures: listOf(v.object({ arn: maybe(text), reason: maybe(text) })),
});

function serviceOf(raw: RawService): ServiceAnswer {
  const deployments = [...raw.deployments.map(deploymentOf), ...raw.taskSets.flatMap(taskSetOf)];
  return {
    settings: settingsOf(raw),
    state: {
      status: raw.status,
      desiredCount: raw.desiredCount,
      runningCount: raw.runningCount,
      pendingCount: raw.pendingCount,
      createdAt: raw.createdAt,
      deployments,
      events: raw.events
        .map(({ id, createdAt, message }): ServiceEvent => ({ id, at: createdAt, message }))
        .toSorted((one, other) => other.at - one.at),
    },
    targetGroupArns: targetGroupArnsOf([raw, ...raw.taskSets]),
    taskDefinitionArns: defined([raw.taskDefinition, ...deployments.map((one) => one.taskDefinitionArn)]),
    revisionArns: defined(raw.currentServiceRevisions.map(({ arn }) => arn)),
    stackName: raw.tags.find(({ key }) => key === 'aws:cloudformation:stack-name')?.value,
  };
}

function settingsOf(raw: RawService): ServiceSettings {
  const { deploymentConfiguration: deployment } = raw;
  const breaker = deployment?.deploymentCircuitBreaker;
  return {
    name: raw.serviceName,
    arn: raw.serviceArn,
    clusterName: untrusted(lastSegment(raw.clusterArn)),
    taskDefinitionArn: raw.taskDefinition,
    desiredCount: raw.desiredCount,
    launchType: raw.launchType,
    capacityProviders: raw.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider),
    schedulingStrategy: raw.schedulingStrategy ?? untrusted('REPLICA'),
    deploymentController: raw.deploymentController?.type ?? untrusted('ECS'),
    healthCheckGracePeriodSeconds: raw.healthCheckGracePeriodSeconds,
    minimumHealthyPercent: deployment?.minimumHealthyPercent,
    maximumPercent: deployment?.maximumPercent,
    strategy: deployment?.strategy,
    circuitBreaker: breaker && { enabled: breaker.enable, rollback: breaker.rollback ?? false },
    loadBalancers: raw.loadBalancers.map(({ alternate: _, ...known }) => known),
    placementConstraints: raw.placementConstraints.map(({ type, expression }) =>
      untrusted([type, expression].filter((part) => part !== undefined).join(' ')),
    ),
  };
}

function deploymentOf({ taskDefinition, ...raw }: v.InferOutput<typeof deployment>): Deployment {
  return {
    ...raw,
    taskDefinitionArn: taskDefinition,
    desiredCount: raw.desiredCount ?? 0,
    runningCount: raw.runningCount ?? 0,
    pendingCount: raw.pendingCount ?? 0,
    failedTasks: raw.failedTasks ?? 0,
  };
}

/** Tasks carry the id of their task set in `startedBy`, as others carry that of their deployment. */
function taskSetOf(raw: v.InferOutput<typeof taskSet>): Deployment[] {
  if (raw.id === undefined || raw.status === undefined) return [];
  return [
    {
      id: raw.id,
      status: raw.status,
      taskDefinitionArn: raw.taskDefinition,
      desiredCount: raw.computedDesiredCount ?? 0,
      runningCount: raw.runningCount ?? 0,
      pendingCount: raw.pendingCount ?? 0,
      failedTasks: 0,
      createdAt: raw.createdAt,
      updatedAt: raw.updatedAt,
    },
  ];
}

function defined<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
