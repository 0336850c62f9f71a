import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/collect.ts';
import type { Account } from '../../src/simulator/account.ts';
import { NOW, openCase, overridden } from './ports.ts';

const OUTER = 'MinimalBackendStack';
const INNER = 'arn:aws:cloudformation:us-east-1:123456789012:stack/Inner/1234';

function event(seconds: number, fields: Partial<StackEvent>): StackEvent {
  return {
    EventId: `event${seconds}`,
    StackId: undefined,
    StackName: OUTER,
    Timestamp: new Date(NOW.getTime() + seconds * 1000),
    ResourceType: 'AWS::ECS::Service',
    ResourceStatus: 'CREATE_IN_PROGRESS',
    LogicalResourceId: 'Web',
    ...fields,
  };
}

function withNested(account: Account): Account {
  return {
    ...account,
    stacks: [
      ...account.stacks,
      { StackName: 'Inner', StackId: INNER, StackStatus: 'CREATE_FAILED', CreationTime: new Date(0) },
    ],
    stackEvents: {
      [OUTER]: [
        event(-10, {
          ResourceType: 'AWS::CloudFormation::Stack',
          LogicalResourceId: 'Inner',
          PhysicalResourceId: INNER,
        }),
        event(-30, {}),
      ],
      Inner: [event(-20, { StackName: 'Inner', ResourceStatus: 'CREATE_FAILED' })],
    },
  };
}

describe('the stack of a service', () => {
  it('is the one that the tag of the service names', async () => {
    const { port, target } = openCase('deployment-89');
    const { vitals } = await collect(port, target, NOW.getTime());
    expect(vitals.stack).toMatchObject({ value: { name: OUTER, status: 'CREATE_IN_PROGRESS' } });
  });

  it('is absent where no stack was named and no tag names one', async () => {
    const { port, target } = openCase('flap-no-grace');
    const { vitals, apiCalls } = await collect(port, target, NOW.getTime());
    expect(vitals.stack.state).toBe('absent');
    expect(Object.keys(apiCalls).filter((action) => action.startsWith('cloudformation:'))).toEqual([]);
  });

  it('has the events of the stacks within it, newest first', async () => {
    const { port, target } = openCase('deployment-89', withNested);
    const { vitals } = await collect(port, target, NOW.getTime());
    const events = vitals.stack.state === 'present' ? vitals.stack.value.events : [];
    expect(events.map(({ stackName, status }) => `${stackName} ${status}`)).toEqual([
      `${OUTER} CREATE_IN_PROGRESS`,
      'Inner CREATE_FAILED',
      `${OUTER} CREATE_IN_PROGRESS`,
    ]);
  });

  it('is not followed back beyond the operation that is going on', async () => {
    const { port, target } = openCase('deployment-89');
    const page = [
      event(-10, {}),
      event(-60, {
        ResourceType: 'AWS::CloudFormation::Stack',
        LogicalResourceId: OUTER,
        ResourceStatus: 'UPDATE_IN_PROGRESS',
        ResourceStatusReason: 'User Initiated',
      }),
    ];
    const paged = overridden(port, ({ operation }) =>
      operation === 'DescribeStackEvents'
        ? Promise.resolve({ StackEvents: page, NextToken: 'older' })
        : undefined,
    );
    const { apiCalls } = await collect(paged.port, target, NOW.getTime());
    expect(apiCalls['cloudformation:DescribeStackEvents']).toBe(1);
  });

  it('is a failed section where the named stack does not exist', async () => {
    const { port, target } = openCase('deployment-89');
    const { vitals } = await collect(port, { ...target, stack: 'Gone' }, NOW.getTime());
    expect(vitals.stack).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('does not exist'),
    });
  });
});
