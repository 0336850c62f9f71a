import { describe, expect, it } from 'vitest';
import { collect } from '../../src/collect/collect.ts';
import { valueOr } from '../../src/model/section.ts';
import type { Account } from '../../src/simulator/account.ts';
import { NOW, openCase } from './ports.ts';

const GREEN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/green/0123456789abcdef';

/** A second target group beside the one of the service. */
function withGreen(account: Account): Account {
  const [blue] = account.targetGroups;
  return {
    ...account,
    targetGroups: [
      ...account.targetGroups,
      { ...blue, TargetGroupArn: GREEN, TargetGroupName: 'green', ProtocolVersion: 'HTTP2' },
    ],
    targetHealth: { ...account.targetHealth, [GREEN]: [] },
    targetGroupAttributes: {
      [GREEN]: [
        { Key: 'deregistration_delay.timeout_seconds', Value: '45' },
        { Key: 'proxy_protocol_v2.enabled', Value: 'true' },
      ],
    },
  };
}

async function groupsOf(change: (account: Account) => Account) {
  const { port, target } = openCase('deployment-89', (account) => change(withGreen(account)));
  const { blueprint, vitals } = await collect(port, target, NOW.getTime());
  const groups = valueOr(blueprint.targetGroups, []);
  const health = valueOr(vitals.targetHealth, []);
  expect(health.map(({ targetGroupArn }) => targetGroupArn)).toEqual(groups.map(({ arn }) => arn));
  return groups;
}

describe('the target groups of a service', () => {
  it('are those that it names', async () => {
    expect(await groupsOf((account) => account)).toHaveLength(1);
  });

  it('are also the other colour of a blue/green deployment', async () => {
    const groups = await groupsOf((account) => ({
      ...account,
      services: account.services.map((service) => ({
        ...service,
        loadBalancers: service.loadBalancers?.map((one) => ({
          ...one,
          advancedConfiguration: { alternateTargetGroupArn: GREEN },
        })),
      })),
    }));
    expect(groups.map(({ name }) => name)).toContain('green');
  });

  it('are also those of task sets, which CodeDeploy and external controllers use', async () => {
    const groups = await groupsOf((account) => ({
      ...account,
      services: account.services.map((service) => ({
        ...service,
        taskSets: [{ id: 'ecs-svc/1', status: 'ACTIVE', loadBalancers: [{ targetGroupArn: GREEN }] }],
      })),
    }));
    expect(groups.map(({ name }) => name)).toContain('green');
  });

  it('are also those that only the current revision names', async () => {
    const groups = await groupsOf((account) => ({
      ...account,
      services: account.services.map((service) => ({
        ...service,
        currentServiceRevisions: account.serviceRevisions.map(({ serviceRevisionArn: arn }) => ({ arn })),
      })),
      serviceRevisions: account.serviceRevisions.map((revision) => ({
        ...revision,
        loadBalancers: [...(revision.loadBalancers ?? []), { targetGroupArn: GREEN }],
      })),
    }));
    expect(groups).toHaveLength(2);
    expect(groups.find(({ name }) => name === 'green')).toMatchObject({
      protocolVersion: 'HTTP2',
      deregistrationDelaySeconds: 45,
      sendsProxyProtocol: true,
    });
    expect(groups.find(({ name }) => name !== 'green')?.sendsProxyProtocol).toBeUndefined();
  });

  it('are absent where the service has none', async () => {
    const { port, target } = openCase('no-probe-output');
    const { blueprint, vitals } = await collect(port, target, NOW.getTime());
    expect([blueprint.targetGroups.state, vitals.targetHealth.state]).toEqual(['absent', 'absent']);
  });
});
