import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../src/aws/failure.ts';
import { type Faults, NO_FAULTS } from '../../src/simulator/account.ts';
import { simulatedPort } from '../../src/simulator/in-process.ts';
import { accountWith, service } from './operations/small-account.ts';

const port = (faults?: Partial<Faults>) => simulatedPort(() => accountWith(), { ...NO_FAULTS, ...faults });

function failure(kind: FailureKind, action: string): object {
  return { name: 'AwsFailure', kind, action };
}

describe('the simulated port', () => {
  it('reads the account anew for every call', async () => {
    const accounts = [
      accountWith({ services: [service('one')] }),
      accountWith({ services: [service('two')] }),
    ];
    const moving = simulatedPort(() => accounts.shift() ?? accountWith());
    const ask = () => moving.call('DescribeServices', { cluster: 'prod', services: ['one', 'two'] });
    expect(await ask()).toMatchObject({ services: [{ serviceName: 'one' }] });
    expect(await ask()).toMatchObject({ services: [{ serviceName: 'two' }] });
  });

  it('rejects with the failure that each refusal of AWS is', async () => {
    const stack = { StackName: 'nope' };
    const input = { cluster: 'nope', services: ['x'] };
    await expect(port().call('DescribeStacks', stack)).rejects.toMatchObject(
      failure('not-found', 'cloudformation:DescribeStacks'),
    );
    await expect(port().call('DescribeServices', input)).rejects.toMatchObject(
      failure('not-found', 'ecs:DescribeServices'),
    );
    await expect(
      port({ denied: ['elasticloadbalancing:DescribeTargetHealth'] }).call('DescribeTargetHealth', {
        TargetGroupArn: 'x',
      }),
    ).rejects.toMatchObject(failure('denied', 'elasticloadbalancing:DescribeTargetHealth'));
    await expect(
      port({ throttled: { 'logs:FilterLogEvents': 1 } }).call('FilterLogEvents', { logGroupName: 'x' }),
    ).rejects.toMatchObject(failure('throttled', 'logs:FilterLogEvents'));
    await expect(port({ credentials: 'expired' }).call('ListClusters', {})).rejects.toMatchObject(
      failure('expired', 'ecs:ListClusters'),
    );
    await expect(port().call('DescribeServices', { cluster: 'prod', services: [] })).rejects.toMatchObject(
      failure('failed', 'ecs:DescribeServices'),
    );
  });
});
