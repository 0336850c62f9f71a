import { describe, expect, it } from 'vitest';
import { NO_FAULTS } from '../../src/simulator/account.ts';
import { runIn } from '../support/fake-context.ts';
import {
  type LogStory,
  line,
  logAccount,
  logWorld,
  SERVICE,
  said,
  storyWorld,
  streamOf,
  THREE_TASKS,
  whenAsleep,
} from '../support/log-world.ts';

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

  it('stops reading when its reader has gone away', async () => {
    let printed = 0;
    const world = {
      ...storyWorld(THREE_TASKS),
      hasReader: () => printed === 0,
      whenPrinted: () => {
        printed += 1;
      },
    };
    const { code } = await runIn(world, 'logs', SERVICE, '--follow');
    expect([code, printed]).toEqual([0, 1]);
  });
});
