import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import { actionOf, type OperationName } from '../../src/aws/operations.ts';
import { ROUTES } from '../../src/aws/sdk/routes.ts';
import { collect } from '../../src/collect/collect.ts';
import { valueOr } from '../../src/model/section.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { denial, NOW, openCase, overridden } from './ports.ts';
import { sectionsOf } from './sections.ts';

function statesOf(snapshot: Snapshot): Record<string, string> {
  return Object.fromEntries(Object.entries(sectionsOf(snapshot)).map(([name, { state }]) => [name, state]));
}

describe('collecting with less than all permissions', () => {
  const dependents: Partial<Record<OperationName, readonly string[]>> = {
    DescribeServices: ['settings', 'service', 'targetGroups', 'targetHealth'],
    ListTasks: ['runningTasks', 'stoppedTasks', 'containerInstances', 'logs'],
    DescribeTasks: ['runningTasks', 'stoppedTasks', 'containerInstances', 'logs'],
    DescribeTaskDefinition: ['taskDefinitions', 'logs'],
    ListServiceDeployments: ['serviceDeployments'],
    DescribeServiceDeployments: ['serviceDeployments'],
    DescribeServiceRevisions: ['serviceRevisions'],
    DescribeTargetGroups: ['targetGroups'],
    DescribeStacks: ['stack'],
    DescribeStackEvents: ['stack'],
    FilterLogEvents: ['logs'],
  };
  const readings = Object.keys(ROUTES).filter((name): name is OperationName => name in ROUTES);

  it.each(readings)('says where %s is denied, and reads everything else', async (operation) => {
    const { port, target } = openCase('deployment-89');
    const withStack = { ...target, stack: 'MinimalBackendStack' };
    const whole = statesOf(await collect(port, withStack, NOW.getTime()));
    const refusing = overridden(port, (call) =>
      call.operation === operation ? Promise.reject(denial(operation)) : undefined,
    );
    const snapshot = await collect(refusing.port, withStack, NOW.getTime());
    const expected = Object.fromEntries((dependents[operation] ?? []).map((name) => [name, 'denied']));
    expect(statesOf(snapshot)).toEqual({ ...whole, ...expected });
    for (const section of Object.values(sectionsOf(snapshot))) {
      if (section.state === 'denied') expect(section.action).toBe(actionOf(operation));
    }
  });

  it('says for each target group whether its targets may be read', async () => {
    const { port, target } = openCase('deployment-89');
    const refusing = overridden(port, ({ operation }) =>
      operation === 'DescribeTargetHealth' ? Promise.reject(denial(operation)) : undefined,
    );
    const { vitals } = await collect(refusing.port, target, NOW.getTime());
    expect(vitals.targetHealth).toMatchObject({
      state: 'present',
      value: [{ targets: { state: 'denied', action: 'elasticloadbalancing:DescribeTargetHealth' } }],
    });
  });

  it('says that a call was throttled', async () => {
    const { port, target } = openCase('deployment-89');
    const throttled = overridden(port, ({ operation }) =>
      operation === 'DescribeTasks'
        ? Promise.reject(
            new AwsFailure('throttled', 'ecs:DescribeTasks', 'ThrottlingException', 'Rate exceeded'),
          )
        : undefined,
    );
    const { vitals } = await collect(throttled.port, target, NOW.getTime());
    expect(vitals.stoppedTasks).toMatchObject({
      state: 'failed',
      message: 'AWS throttles this call: Rate exceeded',
    });
  });

  it('lists the stopped tasks of the service where those of the cluster may not be listed', async () => {
    const { port, target } = openCase('deployment-89');
    const refusing = overridden(port, ({ operation, input }) =>
      operation === 'ListTasks' && !('serviceName' in input)
        ? Promise.reject(denial('ListTasks'))
        : undefined,
    );
    const { vitals } = await collect(refusing.port, target, NOW.getTime());
    expect(valueOr(vitals.stoppedTasks, [])).toHaveLength(48);
  });

  it.each([
    ['no-credentials', 'CredentialsProviderError', 'aws sso login --profile ops'],
    ['expired', 'ExpiredTokenException', 'aws sso login --profile ops'],
    ['unreachable', 'ENOTFOUND', 'eu-nowhere-1'],
  ] as const)('says what to type when there is no way to AWS: %s', async (kind, code, help) => {
    const { port, target } = openCase('deployment-89');
    const closed = overridden(port, () =>
      Promise.reject(new AwsFailure(kind, 'ecs:DescribeServices', code, 'no')),
    );
    const collecting = collect(closed.port, { ...target, region: 'eu-nowhere-1' }, NOW.getTime(), {
      profile: 'ops',
    });
    await expect(collecting).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 3,
      hint: expect.stringContaining(help),
    });
  });
});
