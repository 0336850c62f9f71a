import { describe, expect, it } from 'vitest';
import { runIn } from '../support/fake-context.ts';
import {
  GROUP,
  type LogStory,
  line,
  SERVICE,
  said,
  storyWorld,
  streamOf,
  THREE_TASKS,
  taskId,
} from '../support/log-world.ts';

async function lines(story: LogStory, ...flags: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runIn(storyWorld(story), 'logs', SERVICE, ...flags);
  return said(stdout);
}

describe('logs', () => {
  it('shows three tasks with interleaved times in order, each line with its task and container', async () => {
    const { code, stdout } = await runIn(storyWorld(THREE_TASKS), 'logs', SERVICE);
    expect(code).toBe(0);
    expect(said(stdout)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
    expect(stdout.split('\n')[2]).toBe('14:02:31.000Z 33333333/web  three');
  });

  it('finds what dead tasks wrote, and with --previous nothing else, as far back as they go', async () => {
    expect(await lines(THREE_TASKS, '--previous')).toEqual(['died', 'three']);
  });

  it('finds what tasks wrote that ECS has forgotten', async () => {
    const streams = { ...THREE_TASKS.streams, [streamOf('4')]: [line(5000, 'long ago')] };
    expect(await lines({ ...THREE_TASKS, streams }, '--since', '2h', '--tail', '8')).toContain('long ago');
  });

  it('takes a task that writes but is not in the cluster for one of another', async () => {
    const streams = { ...THREE_TASKS.streams, [streamOf('4')]: [line(10, 'from staging')] };
    expect(await lines({ ...THREE_TASKS, streams })).not.toContain('from staging');
  });

  it('leaves out another service that shares the log group and the prefix', async () => {
    const streams = { ...THREE_TASKS.streams, [streamOf('4')]: [line(10, 'not ours')] };
    expect(await lines({ ...THREE_TASKS, streams, ofAnotherService: ['4'] })).not.toContain('not ours');
  });

  it('shows one task by how its id begins', async () => {
    expect(await lines(THREE_TASKS, '--task', '2222')).toEqual(['two', 'five']);
  });

  it('looks a day back for a task that was named and that ECS has forgotten', async () => {
    const streams = { ...THREE_TASKS.streams, [streamOf('4')]: [line(20_000, 'long ago')] };
    expect(await lines({ ...THREE_TASKS, streams }, '--task', taskId('4'))).toEqual(['long ago']);
  });

  it('shows the task whose ARN was named, as far back as it goes', async () => {
    const arn = `arn:aws:ecs:eu-west-1:111122223333:task/store-production/${taskId('3')}`;
    const { stdout } = await runIn(storyWorld(THREE_TASKS), 'logs', arn);
    expect(said(stdout)).toEqual(['died', 'three']);
  });

  it('keeps to --since and --until', async () => {
    expect(await lines(THREE_TASKS, '--since', '45s', '--until', '10s')).toEqual(['three', 'four', 'five']);
  });

  it('shows the last lines of all with --tail', async () => {
    expect(await lines(THREE_TASKS, '--tail', '2')).toEqual(['five', 'six']);
  });

  it('keeps a stack trace together although another task wrote meanwhile, and greps it as a whole', async () => {
    const streams = {
      [streamOf('1')]: [
        line(10, 'Traceback (most recent call last):'),
        line(9.9, '  File "app.py", line 3, in <module>'),
        line(9.8, 'ValueError: boom'),
        line(9.7, 'going on'),
      ],
      [streamOf('2')]: [line(9.95, 'meanwhile'), line(9.85, 'meanwhile')],
    };
    const trace = [
      'Traceback (most recent call last):',
      '  File "app.py", line 3, in <module>',
      'ValueError: boom',
    ];
    expect(await lines({ streams })).toEqual([...trace, 'meanwhile', 'meanwhile', 'going on']);
    expect(await lines({ streams }, '--grep', 'valueerror')).toEqual(trace);
  });

  it('shows a JSON line by its level and message, and hides the secret in it', async () => {
    const event = '{"level":"error","message":"no login","password":"hunter2-hunter2"}';
    expect(await lines({ streams: { [streamOf('1')]: [line(5, event)] } })).toEqual([
      'ERROR no login (password=[secret])',
    ]);
  });

  it('says in JSON whose each line is, and is a whole document without any', async () => {
    const { stdout } = await runIn(storyWorld(THREE_TASKS), 'logs', SERVICE, '-o', 'json', '--tail', '1');
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: '1.0',
      lines: [
        {
          at: '2026-11-01T14:03:06.000Z',
          cluster: 'store-production',
          service: 'catalogue',
          task: taskId('1'),
          container: 'web',
          group: GROUP,
          stream: streamOf('1'),
          text: 'six',
          message: 'six',
        },
      ],
    });
    const none = await runIn(storyWorld({ streams: {} }), 'logs', SERVICE, '-o', 'json');
    expect(JSON.parse(none.stdout).lines).toEqual([]);
  });

  it('gives one JSON object a line as ndjson', async () => {
    const { stdout } = await runIn(storyWorld(THREE_TASKS), 'logs', SERVICE, '-o', 'ndjson');
    const texts = stdout
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one).text);
    expect(texts).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
  });

  it('lets no line act on the terminal', async () => {
    const { stdout } = await runIn(
      storyWorld({ streams: { [streamOf('1')]: [line(5, 'a\x1b]0;x\x07')] } }),
      'logs',
      SERVICE,
    );
    expect(stdout).toContain('a^[]0;x^G');
  });
});
