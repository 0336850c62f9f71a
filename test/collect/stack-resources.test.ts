import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import type { AwsPort } from '../../src/aws/port.ts';
import { collect } from '../../src/collect/collect.ts';
import { listStackResources } from '../../src/collect/stack-resources.ts';
import { valueOr } from '../../src/model/section.ts';
import { formatSnapshot } from '../../src/snapshot/format.ts';
import { parseSnapshot } from '../../src/snapshot/parse.ts';
import { denial, NOW, openCase, overridden } from './ports.ts';

const OUTER = 'MinimalBackendStack';

function resource(logicalId: string, type: string, physicalId: string | undefined): StackResourceSummary {
  return {
    LogicalResourceId: logicalId,
    ResourceType: `AWS::${type}`,
    PhysicalResourceId: physicalId,
    ResourceStatus: 'CREATE_COMPLETE',
    LastUpdatedTimestamp: NOW,
  };
}

function nested(name: string, physicalId: string | undefined = name): StackResourceSummary {
  return resource(name, 'CloudFormation::Stack', physicalId);
}

/** A port to an account that has these stacks; every call is noted. */
function portTo(stacks: Readonly<Record<string, readonly StackResourceSummary[]>>) {
  const { port } = openCase('deployment-89', (account) => ({
    ...account,
    stacks: Object.keys(stacks).map((name) => ({
      StackName: name,
      StackStatus: 'CREATE_COMPLETE',
      CreationTime: NOW,
    })),
    stackResources: Object.fromEntries(Object.entries(stacks).map(([name, list]) => [name, [...list]])),
  }));
  return overridden(port);
}

async function namesOf(port: AwsPort, stack: string): Promise<readonly string[]> {
  return (await listStackResources(port, stack)).map(({ logicalId }) => logicalId);
}

describe('the resources of a stack', () => {
  it('have the names of the template, the ids that AWS gave them, and a status', async () => {
    const { port } = portTo({
      app: [resource('Web', 'ECS::Service', 'arn:web'), resource('Late', 'ECS::Service', undefined)],
    });
    expect(await listStackResources(port, 'app')).toEqual([
      {
        logicalId: 'Web',
        physicalId: 'arn:web',
        resourceType: 'AWS::ECS::Service',
        status: 'CREATE_COMPLETE',
      },
      {
        logicalId: 'Late',
        physicalId: undefined,
        resourceType: 'AWS::ECS::Service',
        status: 'CREATE_COMPLETE',
      },
    ]);
  });

  it('include those of stacks within, and of stacks within these, after those of the stack itself', async () => {
    const { port } = portTo({
      app: [nested('inner'), resource('Web', 'ECS::Service', 'arn:web')],
      inner: [nested('innermost'), resource('Cluster', 'ECS::Cluster', 'prod')],
      innermost: [resource('Logs', 'Logs::LogGroup', '/ecs/backend')],
    });
    expect(await namesOf(port, 'app')).toEqual(['inner', 'Web', 'innermost', 'Cluster', 'Logs']);
  });

  it('do not include those of a stack within that is not there yet', async () => {
    const { port, calls } = portTo({ app: [nested('inner', '')] });
    expect(await namesOf(port, 'app')).toEqual(['inner']);
    expect(calls).toHaveLength(1);
  });

  it('are followed five stacks deep, even where a stack holds itself', async () => {
    const { port, calls } = portTo({ app: [nested('app')] });
    expect(await namesOf(port, 'app')).toHaveLength(6);
    expect(calls.map(({ operation }) => operation)).toEqual(Array(6).fill('ListStackResources'));
  });

  it('are read page by page', async () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      resource(`Log${index}`, 'Logs::LogGroup', `/ecs/${index}`),
    );
    const { port, calls } = portTo({ app: many });
    expect(await namesOf(port, 'app')).toHaveLength(250);
    expect(calls).toHaveLength(3);
  });

  it('reject where they may not be listed, also within, and where there is no such stack', async () => {
    const { port } = portTo({ app: [nested('gone')] });
    const refused = overridden(port, ({ operation }) => Promise.reject(denial(operation)));
    await expect(listStackResources(refused.port, 'app')).rejects.toMatchObject({ kind: 'denied' });
    await expect(listStackResources(port, 'app')).rejects.toBeInstanceOf(AwsFailure);
    await expect(listStackResources(port, 'none')).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('the resources of the stack of a service', () => {
  it('are left alone unless their names are wanted', async () => {
    const { port, target } = openCase('deployment-89');
    const skipped = await collect(port, target, NOW.getTime());
    expect(skipped.apiCalls).not.toHaveProperty('cloudformation:ListStackResources');
    expect(valueOr(skipped.vitals.stack, undefined)?.resources).toMatchObject({
      state: 'absent',
      reason: expect.stringContaining('not asked for'),
    });
  });

  it('are part of the snapshot where they are, and survive being saved', async () => {
    const { port, target } = openCase('deployment-89');
    const snapshot = await collect(port, target, NOW.getTime(), { resourceNames: 'read' });
    expect(snapshot.apiCalls['cloudformation:ListStackResources']).toBe(1);
    const resources = valueOr(snapshot.vitals.stack, undefined)?.resources;
    expect(resources).toMatchObject({
      state: 'present',
      value: expect.arrayContaining([expect.objectContaining({ resourceType: 'AWS::ECS::Service' })]),
    });
    expect(parseSnapshot(formatSnapshot(snapshot), 'saved')).toEqual(snapshot);
  });

  it('are read of the stack that was named rather than of the one that the tag names', async () => {
    const { port, target } = openCase('deployment-89');
    const seen = overridden(port);
    await collect(seen.port, { ...target, stack: OUTER }, NOW.getTime(), { resourceNames: 'read' });
    const asked = seen.calls.filter(({ operation }) => operation === 'ListStackResources');
    expect(asked).toMatchObject([{ input: { StackName: OUTER } }]);
  });

  it('are not asked for where the service has no stack', async () => {
    const { port, target } = openCase('flap-no-grace');
    const { apiCalls } = await collect(port, target, NOW.getTime(), { resourceNames: 'read' });
    expect(apiCalls).not.toHaveProperty('cloudformation:ListStackResources');
  });

  it('say who may not list them, and leave the rest of the stack readable', async () => {
    const { port, target } = openCase('deployment-89');
    const refused = overridden(port, ({ operation }) =>
      operation === 'ListStackResources' ? Promise.reject(denial(operation)) : undefined,
    );
    const { vitals } = await collect(refused.port, target, NOW.getTime(), { resourceNames: 'read' });
    expect(vitals.stack).toMatchObject({
      state: 'present',
      value: {
        name: OUTER,
        status: 'CREATE_IN_PROGRESS',
        resources: { state: 'denied', action: 'cloudformation:ListStackResources' },
      },
    });
  });
});
