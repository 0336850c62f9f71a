import { describe, expect, it } from 'vitest';
import { countedPort } from '../../src/aws/count.ts';
import { AwsFailure } from '../../src/aws/failure.ts';
import { limitedPort } from '../../src/aws/limit.ts';
import type { AwsPort } from '../../src/aws/port.ts';

describe('countedPort', () => {
  it('counts calls by IAM action, failed ones as well', async () => {
    const failing: AwsPort = {
      call: async (operation) => {
        if (operation === 'ListTasks') throw new AwsFailure('denied', 'ecs:ListTasks', 'AccessDenied', 'no');
        return {};
      },
    };
    const { port, calls } = countedPort(failing);
    await port.call('DescribeTargetHealth', { TargetGroupArn: 'a' });
    await port.call('ListTasks', {}).catch(() => undefined);
    await port.call('ListTasks', {}).catch(() => undefined);
    expect(calls()).toEqual({ 'ecs:ListTasks': 2, 'elasticloadbalancing:DescribeTargetHealth': 1 });
  });
});

describe('limitedPort', () => {
  it('lets only so many calls to one service run at a time, and all of them in the end', async () => {
    let running = 0;
    let most = 0;
    const port = limitedPort(
      {
        call: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          return 'done';
        },
      },
      3,
    );
    const answers = await Promise.all(Array.from({ length: 20 }, () => port.call('ListTasks', {})));
    expect(answers).toHaveLength(20);
    expect(most).toBe(3);
  });

  it('does not make one service wait for another, and lets the next call in after a failure', async () => {
    const waiting: (() => void)[] = [];
    const port = limitedPort(
      {
        call: async (operation) => {
          if (operation === 'ListClusters') await new Promise<void>((resolve) => waiting.push(resolve));
          if (operation === 'ListTasks') throw new AwsFailure('failed', 'ecs:ListTasks', 'X', 'no');
          return operation;
        },
      },
      1,
    );
    const held = port.call('ListClusters', {});
    const failing = port.call('ListTasks', {});
    const after = port.call('ListServices', {});
    expect(await port.call('DescribeStacks', {})).toBe('DescribeStacks');
    for (const release of waiting) release();
    await expect(failing).rejects.toMatchObject({ kind: 'failed' });
    expect(await held).toBe('ListClusters');
    expect(await after).toBe('ListServices');
  });
});
