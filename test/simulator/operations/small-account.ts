import type { Service, ServiceDeployment, Task } from '@aws-sdk/client-ecs';
import { expect } from 'vitest';
import type { AwsService } from '../../../src/aws/operations.ts';
import { type Account, type Faults, NO_FAULTS } from '../../../src/simulator/account.ts';
import { startFaults } from '../../../src/simulator/operations/fault-state.ts';
import { answer } from '../../../src/simulator/operations/index.ts';

/** An account that has nothing but the cluster `prod`, with what a test adds or replaces. */
export function accountWith(parts: Partial<Account> = {}): Account {
  return { ...BARE, ...parts };
}

export const HEAD = 'arn:aws:ecs:us-east-1:123456789012:';
export const CLUSTER = `${HEAD}cluster/prod`;

const BARE: Account = {
  clusters: [{ clusterArn: CLUSTER, clusterName: 'prod', status: 'ACTIVE' }],
  services: [],
  tasks: [],
  taskDefinitions: [],
  serviceDeployments: [],
  serviceRevisions: [],
  containerInstances: [],
  targetGroups: [],
  targetGroupAttributes: {},
  targetHealth: {},
  loadBalancers: [],
  listeners: [],
  rules: [],
  stacks: [],
  stackEvents: {},
  stackResources: {},
  templates: {},
  logs: {},
};

export function service(name: string, parts: Partial<Service> = {}): Service {
  return {
    serviceArn: `${HEAD}service/prod/${name}`,
    serviceName: name,
    clusterArn: CLUSTER,
    status: 'ACTIVE',
    ...parts,
  };
}

export function task(id: string, parts: Partial<Task> = {}): Task {
  return {
    taskArn: `${HEAD}task/prod/${id}`,
    clusterArn: CLUSTER,
    taskDefinitionArn: `${HEAD}task-definition/web:7`,
    group: 'service:web',
    desiredStatus: 'RUNNING',
    lastStatus: 'RUNNING',
    ...parts,
  };
}

export function deployment(id: string, parts: Partial<ServiceDeployment> = {}): ServiceDeployment {
  return {
    serviceDeploymentArn: `${HEAD}service-deployment/prod/web/${id}`,
    serviceArn: `${HEAD}service/prod/web`,
    clusterArn: CLUSTER,
    status: 'SUCCESSFUL',
    ...parts,
  };
}

/** `count` texts `prefix-1`, `prefix-2`, … */
export function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}

/** A function that asks one service of an account. */
export function asker(service: AwsService) {
  return (account: Account, operation: string, input: object, faults: Faults = NO_FAULTS): unknown =>
    answer(account, service, operation, input, startFaults(faults));
}

/** What a refusal of AWS is recognised by. */
export function refusal(code: string, message: string | RegExp): object {
  return expect.objectContaining({
    name: code,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
}

/** The outputs of an operation page by page, from no token to the last. */
export function pages(ask: (token: string | undefined) => unknown, tokenName: string): unknown[] {
  const outputs: unknown[] = [];
  let token: unknown;
  do {
    const output = ask(typeof token === 'string' ? token : undefined);
    outputs.push(output);
    token = typeof output === 'object' && output !== null ? Reflect.get(output, tokenName) : undefined;
  } while (token !== undefined);
  return outputs;
}
