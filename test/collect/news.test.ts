import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import type { OperationName } from '../../src/aws/operations.ts';
import type { AwsPort } from '../../src/aws/port.ts';
import { newsReader } from '../../src/collect/news.ts';
import { untrusted } from '../../src/model/text.ts';
import { healthySnapshot } from '../support/snapshot.ts';
import { NOW, runningTask } from '../support/task.ts';
import { denial } from './ports.ts';

const TARGET = { cluster: 'prod', service: 'backend', region: 'us-east-1' };
const STACK = {
  name: untrusted('backend'),
  status: untrusted('UPDATE_IN_PROGRESS'),
  updatedAt: NOW - 30_000,
  events: [],
  resources: { state: 'absent', reason: 'not asked' },
} as const;

/** A port whose answers are what `answers` holds at the time, and what it was asked. */
function answering(answers: Partial<Record<OperationName, unknown>> = {}) {
  const asked: { readonly operation: OperationName; readonly input: object }[] = [];
  const port: AwsPort = {
    async call(operation, input) {
      asked.push({ operation, input });
      const answer = answers[operation];
      if (answer instanceof Error) throw answer;
      return answer ?? {};
    },
  };
  return { port, asked };
}

/** Asks so many times, and tells each time whether there was news. */
async function asking(times: number, port: AwsPort, snapshot = healthySnapshot()) {
  const reader = newsReader(port, TARGET);
  const news: boolean[] = [];
  for (let turn = 0; turn < times; turn += 1) news.push(await reader.hasNews(snapshot));
  return news;
}

describe('the news of a service', () => {
  it('cost two questions a time: about the service, and in turn its targets, its tasks and a stack at work', async () => {
    const { port, asked } = answering();
    await asking(3, port, healthySnapshot({ stack: STACK }));
    expect(asked.map(({ operation }) => operation).filter((one) => one !== 'DescribeServices')).toEqual([
      'DescribeTargetHealth',
      'DescribeTasks',
      'DescribeStackEvents',
    ]);
    expect(asked).toHaveLength(6);
  });

  it('are none while every answer stays the same, whatever the request ids', async () => {
    let request = 0;
    const port: AwsPort = {
      async call() {
        request += 1;
        return { services: [], $metadata: { requestId: String(request) } };
      },
    };
    expect((await asking(6, port)).slice(2)).toEqual([false, false, false, false]);
  });

  it('are there once an answer differs', async () => {
    const answers: Partial<Record<OperationName, unknown>> = {};
    const reader = newsReader(answering(answers).port, TARGET);
    const ask = () => reader.hasNews(healthySnapshot());
    for (let turn = 0; turn < 4; turn += 1) await ask();
    expect(await ask()).toBe(false);
    answers.DescribeServices = { services: [{ runningCount: 1 }] };
    expect(await ask()).toBe(true);
    answers.DescribeTargetHealth = { TargetHealthDescriptions: [{}] };
    expect([await ask(), await ask()]).toContain(true);
  });

  it('are asked of all tasks that live, a hundred at a time', async () => {
    const running = Array.from({ length: 250 }, (_, index) => runningTask(`task${index}`));
    const { port, asked } = answering();
    await asking(4, port, healthySnapshot({ running }));
    const told = asked.filter(({ operation }) => operation === 'DescribeTasks');
    expect(
      told.map(({ input }) => ('tasks' in input && Array.isArray(input.tasks) ? input.tasks.length : 0)),
    ).toEqual([100, 100, 50]);
  });

  it('are also that the service may not be asked for; without any answer about it there are none', async () => {
    const { port } = answering({ DescribeServices: denial('DescribeServices') });
    expect((await asking(4, port)).slice(2)).toEqual([false, false]);
    const throttled = new AwsFailure(
      'throttled',
      'ecs:DescribeServices',
      'ThrottlingException',
      'Rate exceeded',
    );
    await expect(asking(1, answering({ DescribeServices: throttled }).port)).rejects.toBe(throttled);
  });
});
