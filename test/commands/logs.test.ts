import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { NO_FAULTS } from '../../src/simulator/account.ts';
import { NOW, runIn } from '../support/fake-context.ts';
import {
  GROUP,
  type LogStory,
  line,
  logAccount,
  logWorld,
  SERVICE,
  storyWorld,
  streamOf,
  taskId,
} from '../support/log-world.ts';

/** What was said, without times and labels, one a line. */
function said(stdout: string): readonly string[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((one) => one.replace(/^.*?\/web {2}/, ''));
}

async function lines(story: LogStory, ...flags: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runIn(storyWorld(story), 'logs', SERVICE, ...flags);
  return said(stdout);
}

const THREE: LogStory = {
  running: ['1', '2'],
  stopped: ['3'],
  streams: {
    [streamOf('1')]: [line(60, 'one'), line(30, 'four'), line(5, 'six')],
    [streamOf('2')]: [line(50, 'two'), line(20, 'five')],
    [streamOf('3')]: [line(1500, 'died'), line(40, 'three')],
  },
};

/** A clock that stands still, on which something happens with each sleep. */
function whenAsleep(happens: () => void): Clock {
  return {
    now: () => NOW,
    async sleep() {
      happens();
    },
  };
}

describe('logs', () => {
  it('shows three tasks with interleaved times in order, each line with its task and container', async () => {
    const { code, stdout } = await runIn(storyWorld(THREE), 'logs', SERVICE);
    expect(code).toBe(0);
    expect(said(stdout)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
    expect(stdout.split('\n')[2]).toBe('14:02:31.000Z 33333333/web  three');
  });

  it('finds what dead tasks wrote, and with --previous nothing else, as far back as they go', async () => {
    expect(await lines(THREE, '--previous')).toEqual(['died', 'three']);
  });

  it('finds what tasks wrote that ECS has forgotten', async () => {
    const streams = { ...THREE.streams, [streamOf('4')]: [line(5000, 'long ago')] };
    expect(await lines({ ...THREE, streams }, '--since', '2h', '--tail', '8')).toContain('long ago');
  });

  it('takes a task that writes but is not in the cluster for one of another', async () => {
    const streams = { ...THREE.streams, [streamOf('4')]: [line(10, 'from staging')] };
    expect(await lines({ ...THREE, streams })).not.toContain('from staging');
  });

  it('leaves out another service that shares the log group and the prefix', async () => {
    const streams = { ...THREE.streams, [streamOf('4')]: [line(10, 'not ours')] };
    expect(await lines({ ...THREE, streams, ofAnotherService: ['4'] })).not.toContain('not ours');
  });

  it('shows one task by how its id begins', async () => {
    expect(await lines(THREE, '--task', '2222')).toEqual(['two', 'five']);
  });

  it('looks a day back for a task that was named and that ECS has forgotten', async () => {
    const streams = { ...THREE.streams, [streamOf('4')]: [line(20_000, 'long ago')] };
    expect(await lines({ ...THREE, streams }, '--task', taskId('4'))).toEqual(['long ago']);
  });

  it('shows the task whose ARN was named, as far back as it goes', async () => {
    const arn = `arn:aws:ecs:eu-west-1:111122223333:task/store-production/${taskId('3')}`;
    const { stdout } = await runIn(storyWorld(THREE), 'logs', arn);
    expect(said(stdout)).toEqual(['died', 'three']);
  });

  it('keeps to --since and --until', async () => {
    expect(await lines(THREE, '--since', '45s', '--until', '10s')).toEqual(['three', 'four', 'five']);
  });

  it('shows the last lines of all with --tail', async () => {
    expect(await lines(THREE, '--tail', '2')).toEqual(['five', 'six']);
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
    const { stdout } = await runIn(storyWorld(THREE), 'logs', SERVICE, '-o', 'json', '--tail', '1');
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
    const { stdout } = await runIn(storyWorld(THREE), 'logs', SERVICE, '-o', 'ndjson');
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

describe('logs that are not there', () => {
  it('says where to look where nothing was written, and ends with 0', async () => {
    const { code, stdout, stderr } = await runIn(storyWorld({ streams: {} }), 'logs', SERVICE);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('No lines since 2026-11-01 13:48:11Z in /ecs/catalogue.');
  });

  it('says that a log group does not exist', async () => {
    const { code, stderr } = await runIn(storyWorld({}), 'logs', SERVICE);
    expect(code).toBe(0);
    expect(stderr).toContain('There is no log group /ecs/catalogue');
  });

  it('ends with 3 where a log group may not be read', async () => {
    const denied = { ...NO_FAULTS, denied: ['logs:FilterLogEvents'] };
    const { code, stderr } = await runIn(storyWorld(THREE, denied), 'logs', SERVICE);
    expect(code).toBe(3);
    expect(stderr).toContain(
      'Not allowed to read the log group /ecs/catalogue: it needs logs:FilterLogEvents.',
    );
  });

  it('shows every stream and ends with 3 where tasks may not be asked about', async () => {
    const denied = { ...NO_FAULTS, denied: ['ecs:DescribeTasks'] };
    const { code, stdout, stderr } = await runIn(storyWorld(THREE, denied), 'logs', SERVICE);
    expect(code).toBe(3);
    expect(said(stdout)).toHaveLength(6);
    expect(stderr).toContain('not allowed to call ecs:DescribeTasks');
  });

  it('tells where FireLens takes them', async () => {
    const options = { Name: 'cloudwatch_logs', log_group_name: '/fluent/shop' };
    const world = storyWorld({ log: { logDriver: 'awsfirelens', options } });
    const { code, stderr } = await runIn(world, 'logs', SERVICE);
    expect(code).toBe(0);
    expect(stderr).toContain('web: FireLens takes its output');
    expect(stderr).toContain('aws logs tail /fluent/shop');
  });

  it('tells where there is no log driver at all', async () => {
    const { stderr } = await runIn(storyWorld({ log: 'none' }), 'logs', SERVICE);
    expect(stderr).toContain('web: no log driver is set.');
  });

  it('names the containers where another one was asked for', async () => {
    const { code, stderr } = await runIn(storyWorld(THREE), 'logs', SERVICE, '--container', 'app');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no container "app"');
    expect(stderr).toContain('There is: web.');
  });

  it('stops reading when its reader has gone away', async () => {
    let printed = 0;
    const world = {
      ...storyWorld(THREE),
      hasReader: () => printed === 0,
      whenPrinted: () => {
        printed += 1;
      },
    };
    const { code } = await runIn(world, 'logs', SERVICE, '--follow');
    expect([code, printed]).toEqual([0, 1]);
  });
});

describe('logs that are followed', () => {
  /** Follows a story that changes with each look, and is interrupted after the last one. */
  async function follow(stories: readonly LogStory[], ...flags: readonly string[]) {
    const controller = new AbortController();
    const accounts = stories.map(logAccount);
    let look = 0;
    const world = {
      ...logWorld(() => accounts[Math.min(look, accounts.length - 1)] ?? logAccount({})),
      signal: controller.signal,
      clock: whenAsleep(() => {
        look += 1;
        if (look === stories.length) controller.abort('SIGINT');
      }),
    };
    return await runIn(world, 'logs', SERVICE, '--follow', ...flags);
  }
  const first = { [streamOf('1')]: [line(10, 'old'), line(5, 'first')] };

  it('shows each line once as it comes, also a late one, and new tasks, and ends with 130', async () => {
    // CloudWatch Logs keeps the ids of events: what comes late is the last one to come in.
    const second = {
      [streamOf('1')]: [line(10, 'old'), line(5, 'first'), line(8, 'late'), line(1, 'second')],
    };
    const third = { ...second, [streamOf('5')]: [line(0, 'new task')] };
    const { code, stdout, stderr } = await follow([
      { streams: first },
      { streams: second },
      { streams: third, running: ['1', '2', '5'] },
    ]);
    expect(code).toBe(130);
    expect(said(stdout)).toEqual(['old', 'first', 'late', 'second', 'new task']);
    expect(stderr).not.toMatch(/interrupted/i);
  });

  it('begins with the last lines where --tail says so, and then shows all', async () => {
    const second = { [streamOf('1')]: [...(first[streamOf('1')] ?? []), line(2, 'a'), line(1, 'b')] };
    const { stdout } = await follow([{ streams: first }, { streams: second }], '--tail', '1');
    expect(said(stdout)).toEqual(['first', 'a', 'b']);
  });

  it('waits for the rest of a trace, and shows it although there is none', async () => {
    const top = [line(2, 'Error: boom'), line(1.9, '    at a (a.js:1)')];
    const begun = { [streamOf('1')]: top };
    const gone = { [streamOf('1')]: [...top, line(1.8, '    at b (b.js:2)')] };
    const { stdout } = await follow([{ streams: begun }, { streams: gone }, { streams: gone }]);
    expect(said(stdout)).toEqual(['Error: boom', '    at a (a.js:1)', '    at b (b.js:2)']);
  });

  it('waits for a log group that does not exist yet', async () => {
    const { stdout } = await follow([{}, { streams: first }]);
    expect(said(stdout)).toEqual(['old', 'first']);
  });

  it('goes on after a failure that may pass, and says so', async () => {
    const controller = new AbortController();
    const account = logAccount({ streams: first });
    const { connect } = logWorld(() => account, { ...NO_FAULTS, throttled: { 'logs:FilterLogEvents': 1 } });
    let looks = 0;
    const world = {
      connect,
      signal: controller.signal,
      clock: whenAsleep(() => {
        looks += 1;
        if (looks === 2) controller.abort('SIGINT');
      }),
    };
    const { stdout, stderr } = await runIn(world, 'logs', SERVICE, '--follow');
    expect(said(stdout)).toEqual(['old', 'first']);
    expect(stderr).toContain('could not be read just now, and is asked again');
  });

  it('ends with 3 where it is not allowed to follow anything', async () => {
    const denied = { ...NO_FAULTS, denied: ['logs:FilterLogEvents'] };
    const { code } = await runIn(storyWorld({ streams: first }, denied), 'logs', SERVICE, '--follow');
    expect(code).toBe(3);
  });

  it('closes its JSON document when it is interrupted', async () => {
    const { stdout } = await follow([{ streams: first }], '-o', 'json');
    expect(JSON.parse(stdout).lines).toHaveLength(2);
  });
});
