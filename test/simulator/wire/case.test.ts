import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeServicesCommand, DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { DescribeTargetHealthCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { describe, expect, it } from 'vitest';
import { listCases, readCase } from '../../support/case-account.ts';
import { serveCase } from '../../support/serve-case.ts';
import { clientsOf } from './sdk-clients.ts';

const now = new Date('2026-03-01T12:00:00Z');

describe('a recorded incident', () => {
  it('reads whole, and none holds a relative time any more', () => {
    const ids = listCases();
    expect(ids).toHaveLength(42);
    for (const id of ids) {
      const read = readCase(id, now);
      expect(read.id).toBe(id);
      expect(read.account.services.length).toBeGreaterThan(0);
      expect(JSON.stringify(read.account)).not.toMatch(/"@(ms)?[+-]\d/);
    }
  });

  it('has its times relative to now', () => {
    const { account } = readCase('deployment-89', now);
    expect(account.stacks[0]?.CreationTime).toEqual(new Date(now.getTime() - 5286_000));
    const later = readCase('deployment-89', new Date(now.getTime() + 60_000));
    expect(later.account.stacks[0]?.CreationTime).toEqual(new Date(now.getTime() - 5226_000));
  });

  it('denies under the names that IAM has', () => {
    expect(readCase('dockerhub-toomanyrequests', now).faults.denied).toContain(
      'elasticloadbalancing:DescribeTargetHealth',
    );
  });

  it('can be read over the wire with the real clients', async () => {
    const { args, account } = readCase('deployment-89', now);
    const [, cluster, , service = ''] = args;
    const endpoint = await serveCase('deployment-89', now);
    const { ecs, logs, cloudformation, loadBalancing } = clientsOf(endpoint.url);
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    expect(services).toMatchObject([{ desiredCount: 2, deployments: [{ rolloutState: 'IN_PROGRESS' }] }]);
    const { taskArns } = await ecs.send(
      new ListTasksCommand({ cluster, serviceName: service, desiredStatus: 'STOPPED' }),
    );
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
    expect(tasks).toHaveLength(48);
    expect(tasks?.every(({ createdAt }) => createdAt instanceof Date)).toBe(true);
    const TargetGroupArn = account.targetGroups[0]?.TargetGroupArn;
    const health = await loadBalancing.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    expect(health.TargetHealthDescriptions).toEqual(account.targetHealth[TargetGroupArn ?? '']);
    const stack = await cloudformation.send(
      new DescribeStackEventsCommand({ StackName: 'MinimalBackendStack' }),
    );
    expect(stack.StackEvents).toEqual(account.stackEvents.MinimalBackendStack);
    const [logGroupName] = Object.keys(account.logs);
    const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    expect(events?.map(({ message }) => message)).toContain('INFO:     Application startup complete.');
    await endpoint.close();
  });
});
