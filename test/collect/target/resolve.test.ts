import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../../src/aws/failure.ts';
import { resolveTargets } from '../../../src/collect/target/resolve.ts';
import type { Account } from '../../../src/simulator/account.ts';
import { denial, openCase, overridden } from '../ports.ts';

const REGION = 'us-east-1';
const STACK = { kind: 'stack', stack: 'MinimalBackendStack' } as const;

function nested(account: Account): Account {
  const id = 'arn:aws:cloudformation:us-east-1:123456789012:stack/Inner/1234';
  return {
    ...account,
    stacks: [
      ...account.stacks,
      { StackName: 'Inner', StackId: id, StackStatus: 'CREATE_IN_PROGRESS', CreationTime: new Date(0) },
    ],
    stackResources: {
      Inner: account.stackResources.MinimalBackendStack ?? [],
      MinimalBackendStack: [
        {
          LogicalResourceId: 'Inner',
          PhysicalResourceId: id,
          ResourceType: 'AWS::CloudFormation::Stack',
          ResourceStatus: 'CREATE_IN_PROGRESS',
          LastUpdatedTimestamp: new Date(0),
        },
      ],
    },
  };
}

describe('resolving a target', () => {
  it('asks nothing where services are named', async () => {
    const { port } = openCase('deployment-89');
    const noted = overridden(port);
    const request = { kind: 'services', cluster: 'prod', services: ['web', 'api'] } as const;
    expect(await resolveTargets(noted.port, request, REGION)).toEqual([
      { cluster: 'prod', service: 'web', region: REGION },
      { cluster: 'prod', service: 'api', region: REGION },
    ]);
    expect(noted.calls).toEqual([]);
  });

  it('finds the service of a stack that is still being created', async () => {
    const { port, target } = openCase('deployment-89');
    expect(await resolveTargets(port, STACK, REGION)).toEqual([{ ...target, stack: STACK.stack }]);
  });

  it('finds it in a stack within the stack', async () => {
    const { port, target } = openCase('deployment-89', nested);
    expect(await resolveTargets(port, STACK, REGION)).toEqual([{ ...target, stack: STACK.stack }]);
  });

  it('finds it in the events where a rollback has deleted it', async () => {
    const { port, target } = openCase('deployment-89', (account) => ({
      ...account,
      stackResources: { MinimalBackendStack: [] },
    }));
    expect(await resolveTargets(port, STACK, REGION)).toEqual([{ ...target, stack: STACK.stack }]);
  });

  it('finds it in the events where the resources may not be listed', async () => {
    const { port, target } = openCase('deployment-89');
    const refusing = overridden(port, ({ operation }) =>
      operation === 'ListStackResources' ? Promise.reject(denial(operation)) : undefined,
    );
    expect(await resolveTargets(refusing.port, STACK, REGION)).toEqual([{ ...target, stack: STACK.stack }]);
  });

  it('finds the service of a task', async () => {
    const { port, target, incident } = openCase('deployment-89');
    const task = incident.account.tasks[0]?.taskArn?.split('/').at(-1) ?? '';
    const request = { kind: 'task', cluster: target.cluster, task } as const;
    expect(await resolveTargets(port, request, REGION)).toEqual([target]);
  });

  it('takes a cluster for its service where it has just one', async () => {
    const { port, target } = openCase('deployment-89');
    expect(await resolveTargets(port, { kind: 'cluster', cluster: target.cluster }, REGION)).toEqual([
      target,
    ]);
  });
});

describe('a target that cannot be resolved', () => {
  it('names the services to choose from where the cluster has several', async () => {
    const { port } = openCase('allowed-hosts-ip');
    await expect(resolveTargets(port, { kind: 'cluster', cluster: 'prod' }, REGION)).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 2,
      message: 'cluster "prod" has 2 services',
      hint: expect.stringContaining('bibxml-web'),
    });
  });

  it('names the clusters where there is no such one', async () => {
    const { port } = openCase('allowed-hosts-ip');
    await expect(resolveTargets(port, { kind: 'cluster', cluster: 'pord' }, REGION)).rejects.toMatchObject({
      exitCode: 2,
      hint: 'Pass --cluster with one of: prod.',
    });
  });

  it('says that there is no such stack', async () => {
    const { port } = openCase('deployment-89');
    await expect(resolveTargets(port, { kind: 'stack', stack: 'Nope' }, REGION)).rejects.toMatchObject({
      exitCode: 2,
      message: 'there is no stack named "Nope" in us-east-1',
    });
  });

  it('says that a stack has no service', async () => {
    const { port } = openCase('deployment-89', (account) => ({
      ...account,
      stackResources: { MinimalBackendStack: [] },
      stackEvents: { MinimalBackendStack: [] },
    }));
    await expect(resolveTargets(port, STACK, REGION)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('has no ECS service'),
    });
  });

  it('says that ECS has forgotten the task', async () => {
    const { port, target } = openCase('deployment-89');
    const request = { kind: 'task', cluster: target.cluster, task: '0'.repeat(32) } as const;
    await expect(resolveTargets(port, request, REGION)).rejects.toMatchObject({
      exitCode: 2,
      hint: expect.stringContaining('about an hour'),
    });
  });

  it('says that a task is not of a service', async () => {
    const { port, incident } = openCase('import-job-512');
    const task = incident.account.tasks.find(({ group }) => !group?.startsWith('service:'));
    const [, cluster = '', id = ''] = task?.taskArn?.split('/') ?? [];
    await expect(resolveTargets(port, { kind: 'task', cluster, task: id }, REGION)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('does not belong to a service'),
    });
  });

  it('refuses a region that contradicts the one that the target names', async () => {
    const { port } = openCase('deployment-89');
    const request = { kind: 'services', cluster: 'c', services: ['s'], region: 'eu-west-1' } as const;
    await expect(resolveTargets(port, request, REGION)).rejects.toMatchObject({
      exitCode: 2,
      hint: 'Leave out --region, or pass --region eu-west-1.',
    });
  });

  it('could not tell where the stack may not be read at all', async () => {
    const { port } = openCase('deployment-89');
    const refusing = overridden(port, ({ operation }) => Promise.reject(denial(operation)));
    await expect(resolveTargets(refusing.port, STACK, REGION)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('not allowed to call cloudformation:DescribeStackEvents'),
      hint: 'Name the service instead: --cluster C --service S.',
    });
  });

  it('says how to sign in where the credentials have expired', async () => {
    const { port } = openCase('deployment-89');
    const expired = overridden(port, () =>
      Promise.reject(
        new AwsFailure('expired', 'cloudformation:ListStackResources', 'ExpiredToken', 'expired'),
      ),
    );
    await expect(resolveTargets(expired.port, STACK, REGION, { profile: 'ops' })).rejects.toMatchObject({
      exitCode: 3,
      hint: expect.stringContaining('aws sso login --profile ops'),
    });
  });
});
