import {
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStackEvents,
} from '@aws-sdk/client-cloudformation';
import { FilterLogEventsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeServicesCommand,
  ListServiceDeploymentsCommand,
  ListTasksCommand,
  paginateListServices,
} from '@aws-sdk/client-ecs';
import {
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../../../src/simulator/account.ts';
import { type Endpoint, startEndpoint } from '../../../src/simulator/wire/endpoint.ts';
import { accountWith, deployment, numbered, service } from '../operations/small-account.ts';
import { clientsOf } from './sdk-clients.ts';

const ELB = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:';
const GROUP = `${ELB}targetgroup/web/1111`;
const at = new Date('2026-03-01T10:20:30.456Z');

let template = '';
const account = accountWith({
  services: [
    service('web', { createdAt: at, events: [{ message: 'has started 1 tasks <"&">', createdAt: at }] }),
    ...numbered('s', 14).map((name) => service(name)),
  ],
  serviceDeployments: [deployment('one', { createdAt: at }), deployment('two', { createdAt: new Date(0) })],
  targetGroups: [{ TargetGroupArn: GROUP, TargetGroupName: 'web', HealthCheckEnabled: true, Port: 80 }],
  targetHealth: { [GROUP]: [{ Target: { Id: '10.0.0.1', Port: 80 }, TargetHealth: { State: 'healthy' } }] },
  listeners: [{ ListenerArn: `${ELB}listener/app/front/3333/4444` }],
  rules: [{ RuleArn: `${ELB}listener-rule/app/front/3333/4444/5555`, Conditions: [], IsDefault: true }],
  stacks: [
    { StackId: 'id', StackName: 'shop', StackStatus: 'CREATE_COMPLETE', CreationTime: at, Outputs: [] },
  ],
  stackEvents: {
    shop: numbered('e', 230).map((EventId) => ({ StackId: 'id', StackName: 'shop', EventId, Timestamp: at })),
  },
  logs: { '/ecs/web': { 'web/app/1': [{ timestamp: at.getTime(), message: 'hello\n"world" \u001b[31m' }] } },
});

let endpoint: Endpoint;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  endpoint = await startEndpoint(() => ({ ...account, templates: { shop: template } }));
  clients = clientsOf(endpoint.url);
});

afterAll(() => endpoint.close());

describe('the real SDK clients', () => {
  it('read ECS: times as Dates, failures, and pages', async () => {
    const output = await clients.ecs.send(
      new DescribeServicesCommand({ cluster: 'prod', services: ['web', 'x'] }),
    );
    expect(output).toMatchObject({
      services: [{ createdAt: at, events: [{ message: 'has started 1 tasks <"&">', createdAt: at }] }],
      failures: [{ reason: 'MISSING' }],
    });
    const sizes: unknown[] = [];
    for await (const page of paginateListServices({ client: clients.ecs }, { cluster: 'prod' })) {
      sizes.push(page.serviceArns?.length);
    }
    expect(sizes).toEqual([10, 5]);
  });

  it('send times to ECS that it understands', async () => {
    const command = new ListServiceDeploymentsCommand({
      cluster: 'prod',
      service: 'web',
      createdAt: { after: at },
    });
    expect((await clients.ecs.send(command)).serviceDeployments).toMatchObject([{ createdAt: at }]);
  });

  it('read ELB: lists, booleans, numbers, and an empty list as one', async () => {
    const groups = await clients.loadBalancing.send(
      new DescribeTargetGroupsCommand({ TargetGroupArns: [GROUP] }),
    );
    expect(groups.TargetGroups).toEqual([
      { TargetGroupArn: GROUP, TargetGroupName: 'web', HealthCheckEnabled: true, Port: 80 },
    ]);
    const targets = [{ Id: '10.0.0.1', Port: 80 }, { Id: '10.0.0.2' }];
    const health = await clients.loadBalancing.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: GROUP, Targets: targets }),
    );
    expect(health.TargetHealthDescriptions).toMatchObject([
      { TargetHealth: { State: 'healthy' } },
      { Target: { Id: '10.0.0.2' }, TargetHealth: { State: 'unused' } },
    ]);
    const rules = await clients.loadBalancing.send(
      new DescribeRulesCommand({ ListenerArn: `${ELB}listener/app/front/3333/4444` }),
    );
    expect(rules.Rules).toMatchObject([{ Conditions: [], IsDefault: true }]);
  });

  it('read CloudFormation: times as Dates, and pages', async () => {
    const { Stacks } = await clients.cloudformation.send(new DescribeStacksCommand({ StackName: 'shop' }));
    expect(Stacks).toMatchObject([{ StackName: 'shop', CreationTime: at, Outputs: [] }]);
    const events: unknown[] = [];
    const pages = paginateDescribeStackEvents({ client: clients.cloudformation }, { StackName: 'shop' });
    for await (const page of pages) events.push(...(page.StackEvents ?? []));
    expect(events).toMatchObject({ length: 230, 229: { EventId: 'e-230', Timestamp: at } });
  });

  it('read logs: times in milliseconds, messages as they were written', async () => {
    const group = { logGroupName: '/ecs/web' };
    const event = { timestamp: at.getTime(), message: 'hello\n"world" \u001b[31m' };
    const filtered = await clients.logs.send(new FilterLogEventsCommand(group));
    expect(filtered.events).toMatchObject([{ ...event, logStreamName: 'web/app/1' }]);
    const read = await clients.logs.send(new GetLogEventsCommand({ ...group, logStreamName: 'web/app/1' }));
    expect(read.events).toMatchObject([event]);
  });

  it('read any text that XML can hold as it was written', async () => {
    const printable = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => `Resources: ${text} #end`);
    await fc.assert(
      fc.asyncProperty(printable, async (text) => {
        template = text;
        const { TemplateBody } = await clients.cloudformation.send(
          new GetTemplateCommand({ StackName: 'shop' }),
        );
        expect(TemplateBody).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  it('know each refusal by its name, in both protocols', async () => {
    await expect(clients.ecs.send(new ListTasksCommand({ cluster: 'nope' }))).rejects.toMatchObject({
      name: 'ClusterNotFoundException',
      message: 'Cluster not found.',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      clients.logs.send(new FilterLogEventsCommand({ logGroupName: 'nope' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(
      clients.cloudformation.send(new DescribeStackEventsCommand({ StackName: 'nope' })),
    ).rejects.toMatchObject({ name: 'ValidationError', message: 'Stack [nope] does not exist' });
    await expect(
      clients.loadBalancing.send(new DescribeTargetHealthCommand({ TargetGroupArn: 'nope' })),
    ).rejects.toMatchObject({ name: expect.stringMatching(/^TargetGroupNotFound/) });
  });

  it('know a denial and an expiry of each protocol', async () => {
    const action = 'elasticloadbalancing:DescribeTargetHealth';
    const closed = await startEndpoint(() => account, { ...NO_FAULTS, denied: ['ecs:ListTasks', action] });
    const expired = await startEndpoint(() => account, { ...NO_FAULTS, credentials: 'expired' });
    const health = new DescribeTargetHealthCommand({ TargetGroupArn: GROUP });
    const { ecs, loadBalancing } = clientsOf(closed.url);
    await expect(ecs.send(new ListTasksCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(loadBalancing.send(health)).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
    const late = clientsOf(expired.url);
    await expect(late.ecs.send(new ListTasksCommand({}))).rejects.toMatchObject({
      name: 'ExpiredTokenException',
    });
    await expect(late.loadBalancing.send(health)).rejects.toMatchObject({ name: 'ExpiredToken' });
    await Promise.all([closed.close(), expired.close()]);
  });
});
