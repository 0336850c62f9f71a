import { describe, expect, it } from 'vitest';
import type { AwsPort } from '../../../src/aws/port.ts';
import { roster } from '../../../src/collect/logs/roster.ts';
import type { LogSource, Selection } from '../../../src/collect/logs/sources.ts';
import { untrusted } from '../../../src/model/text.ts';
import { simulatedPort } from '../../../src/simulator/in-process.ts';
import { NOW } from '../../support/fake-context.ts';
import { GROUP, logAccount, streamOf } from '../../support/log-world.ts';

const SOURCE: LogSource = {
  cluster: 'store-production',
  services: ['catalogue'],
  group: untrusted(GROUP),
  groupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/shop',
  containerName: untrusted('web'),
  streamsBegin: 'ecs/web/',
};
const ALL: Selection = { tasks: [], containers: [], previous: 'too' };

/** A port onto an account with one task of ours, one of another service, and none else. */
function countedPort(): { readonly port: AwsPort; readonly asked: (readonly string[])[] } {
  const account = logAccount({ running: ['1'], ofAnotherService: ['2'] });
  const port = simulatedPort(() => account);
  const asked: (readonly string[])[] = [];
  return {
    asked,
    port: {
      async call(operation, input, options) {
        if ('tasks' in input && input.tasks !== undefined) asked.push(input.tasks);
        return await port.call(operation, input, options);
      },
    },
  };
}

describe('the roster', () => {
  it('tells ours, those of another service, and those that ECS has forgotten', async () => {
    const known = roster(countedPort().port, ALL, NOW);
    await known.learn(SOURCE, [streamOf('1'), streamOf('2'), streamOf('3')]);
    expect(known.originOf(SOURCE, streamOf('1'), NOW)).toMatchObject({ service: 'catalogue' });
    expect(known.originOf(SOURCE, streamOf('2'), NOW)).toBeUndefined();
    expect(known.originOf(SOURCE, streamOf('3'), NOW)).toBeUndefined();
    expect(known.originOf(SOURCE, streamOf('3'), NOW - 3_700_000)).toMatchObject({ service: 'catalogue' });
  });

  it('asks about each task once, although two containers ask at the same time', async () => {
    const { port, asked } = countedPort();
    const known = roster(port, ALL, NOW);
    const other = { ...SOURCE, streamsBegin: 'ecs/proxy/', containerName: untrusted('proxy') };
    await Promise.all([known.learn(SOURCE, [streamOf('1')]), known.learn(other, [streamOf('1', 'proxy')])]);
    expect(asked).toHaveLength(1);
    expect(known.originOf(other, streamOf('1', 'proxy'), NOW)?.containerName).toBe('proxy');
  });

  it('never asks ECS about a stream that ends in no id of a task', async () => {
    const { port, asked } = countedPort();
    const known = roster(port, ALL, NOW);
    await known.learn(SOURCE, ['ecs/web/hand-made']);
    expect(asked).toEqual([]);
    expect(known.originOf(SOURCE, 'ecs/web/hand-made', NOW - 9_000_000)).toBeUndefined();
  });

  it('shows what may be ours where ECS cannot be asked, except as that of a stopped task', async () => {
    const refusing: AwsPort = { call: async () => Promise.reject(new Error('denied')) };
    const known = roster(refusing, ALL, NOW);
    const previous = roster(refusing, { ...ALL, previous: 'only' }, NOW);
    for (const one of [known, previous]) await one.learn(SOURCE, [streamOf('1')]).catch(() => {});
    expect(known.originOf(SOURCE, streamOf('1'), NOW)).toBeDefined();
    expect(previous.originOf(SOURCE, streamOf('1'), NOW)).toBeUndefined();
  });
});
