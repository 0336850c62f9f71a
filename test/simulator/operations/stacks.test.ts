import { describe, expect, it } from 'vitest';
import { accountWith, asker, numbered, pages, refusal } from './small-account.ts';

const ask = asker('cloudformation');

const CreationTime = new Date(0);
const LIVE = 'arn:aws:cloudformation:us-east-1:123456789012:stack/shop/live';
const DEAD = 'arn:aws:cloudformation:us-east-1:123456789012:stack/shop/dead';

const account = accountWith({
  stacks: [
    { StackId: DEAD, StackName: 'shop', StackStatus: 'DELETE_COMPLETE', CreationTime },
    { StackId: LIVE, StackName: 'shop', StackStatus: 'CREATE_IN_PROGRESS', CreationTime },
  ],
  stackEvents: {
    shop: [
      ...numbered('live', 150).map((EventId) => event(LIVE, EventId)),
      ...numbered('dead', 20).map((EventId) => event(DEAD, EventId)),
    ],
  },
  stackResources: {
    shop: numbered('Resource', 130).map((LogicalResourceId) => ({
      LogicalResourceId,
      PhysicalResourceId: `physical-${LogicalResourceId}`,
      ResourceType: 'AWS::ECS::Service',
      LastUpdatedTimestamp: new Date(5000),
      ResourceStatus: 'CREATE_COMPLETE',
    })),
  },
  templates: { shop: 'Resources: {}\n' },
});

function event(StackId: string, EventId: string) {
  return { StackId, EventId, StackName: 'shop', Timestamp: CreationTime };
}

describe('DescribeStacks', () => {
  it('finds a live stack by name or id, and a deleted one by id only', () => {
    expect(ask(account, 'DescribeStacks', { StackName: 'shop' })).toMatchObject({
      Stacks: [{ StackId: LIVE }],
    });
    expect(ask(account, 'DescribeStacks', { StackName: DEAD })).toMatchObject({
      Stacks: [{ StackId: DEAD }],
    });
    expect(ask(account, 'DescribeStacks', {})).toMatchObject({ Stacks: [{ StackId: LIVE }] });
  });

  it('refuses what is not there', () => {
    expect(() => ask(account, 'DescribeStacks', { StackName: 'nope' })).toThrow(
      refusal('ValidationError', 'Stack with id nope does not exist'),
    );
  });
});

describe('DescribeStackEvents', () => {
  it('gives a hundred a page, and those of the stack that is meant', () => {
    const outputs = pages(
      (NextToken) => ask(account, 'DescribeStackEvents', { StackName: 'shop', NextToken }),
      'NextToken',
    );
    expect(outputs).toMatchObject([{ StackEvents: { length: 100 } }, { StackEvents: { length: 50 } }]);
    expect(ask(account, 'DescribeStackEvents', { StackName: DEAD })).toMatchObject({
      StackEvents: { length: 20, 0: { EventId: 'dead-1' } },
    });
  });

  it('refuses what is not there, a missing name and a bad token', () => {
    expect(() => ask(account, 'DescribeStackEvents', { StackName: 'nope' })).toThrow(
      refusal('ValidationError', 'Stack [nope] does not exist'),
    );
    expect(() => ask(account, 'DescribeStackEvents', {})).toThrow(refusal('ValidationError', /'StackName'/));
    expect(() => ask(account, 'DescribeStackEvents', { StackName: 'shop', NextToken: 'bad' })).toThrow(
      refusal('ValidationError', /nextToken/),
    );
  });
});

describe('the resources of a stack', () => {
  it('are listed a hundred a page', () => {
    const outputs = pages(
      (NextToken) => ask(account, 'ListStackResources', { StackName: 'shop', NextToken }),
      'NextToken',
    );
    expect(outputs).toMatchObject([
      { StackResourceSummaries: { length: 100 } },
      { StackResourceSummaries: { length: 30 } },
    ]);
  });

  it('are described up to a hundred, by stack or by one of them, with the time under its other name', () => {
    expect(ask(account, 'DescribeStackResources', { StackName: 'shop' })).toMatchObject({
      StackResources: { length: 100, 0: { StackId: LIVE, Timestamp: new Date(5000) } },
    });
    const one = { PhysicalResourceId: 'physical-Resource-3', LogicalResourceId: 'Resource-4' };
    const shop = accountWith({ ...account, stacks: account.stacks.slice(1) });
    expect(ask(shop, 'DescribeStackResources', one)).toMatchObject({
      StackResources: [{ LogicalResourceId: 'Resource-4' }],
    });
    expect(() => ask(account, 'DescribeStackResources', { PhysicalResourceId: 'nope' })).toThrow(
      refusal('ValidationError', 'Stack for nope does not exist'),
    );
    expect(() => ask(account, 'DescribeStackResources', {})).toThrow(refusal('ValidationError', /either/));
  });
});

describe('GetTemplate', () => {
  it('gives the text as it was written', () => {
    expect(ask(account, 'GetTemplate', { StackName: 'shop' })).toMatchObject({
      TemplateBody: 'Resources: {}\n',
    });
  });
});
