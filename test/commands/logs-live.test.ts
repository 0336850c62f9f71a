import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import type { LiveTailPort } from '../../src/aws/port.ts';
import { NOW, runIn, type World } from '../support/fake-context.ts';
import {
  GROUP,
  type LogStory,
  line,
  logAccount,
  logWorld,
  SERVICE,
  said,
  streamOf,
} from '../support/log-world.ts';
import { wakingClock } from '../support/waking-clock.ts';

const ACTION = 'logs:StartLiveTail';
const OLD = { [streamOf('1')]: [line(10, 'old')] };
const BEGIN = { sessionStart: {} };

/** An update of a session with lines of the first task. */
function update(...messages: readonly string[]) {
  const sessionResults = messages.map((message) => ({
    logGroupIdentifier: `111122223333:${GROUP}`,
    logStreamName: streamOf('1'),
    timestamp: NOW + 1000,
    message,
  }));
  return { sessionUpdate: { sessionMetadata: { sampled: false }, sessionResults } };
}

/** A session that sends something every second, then nothing or a failure. */
function tailOf(items: readonly unknown[], clock: World['clock'], end?: AwsFailure) {
  const inputs: unknown[] = [];
  const port: LiveTailPort = {
    async *tail(input, { signal }) {
      inputs.push(input);
      for (const item of items) {
        await clock?.sleep(1000, signal);
        yield item;
      }
      if (end !== undefined) throw end;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    },
  };
  return { port, inputs };
}

interface Play {
  readonly sent: readonly unknown[];
  readonly end?: AwsFailure;
  readonly before?: LogStory;
  readonly after?: LogStory;
  readonly flags?: readonly string[];
}

/** Follows for half a minute in which the account becomes another one after eight seconds. */
async function play({ sent, end, before = { streams: OLD }, after = before, flags = [] }: Play) {
  const controller = new AbortController();
  let now = NOW;
  const clock = wakingClock(
    () => now,
    (instant) => {
      now = instant;
      if (now > NOW + 30_000) controller.abort('SIGINT');
    },
  );
  const accounts = [logAccount(before), logAccount(after)] as const;
  const { port, inputs } = tailOf(sent, clock, end);
  const reads: number[] = [];
  const { connect } = logWorld(() => accounts[now > NOW + 8000 ? 1 : 0]);
  const world: World = {
    clock,
    signal: controller.signal,
    async connect(access) {
      const connection = await connect?.(access);
      if (connection === undefined) throw new Error('there is no account');
      const call: typeof connection.port.call = (operation, input, options) => {
        if (operation === 'FilterLogEvents') reads.push(now - NOW);
        return connection.port.call(operation, input, options);
      };
      return { ...connection, port: { call }, liveTail: port };
    },
  };
  const run = await runIn(world, 'logs', SERVICE, '--follow', ...flags);
  return { ...run, said: said(run.stdout), inputs, reads };
}

describe('logs that are followed live', () => {
  it('shows what comes by itself, in a session of the log group and of the streams of the container', async () => {
    const { said, inputs, stderr } = await play({ sent: [BEGIN, update('hello'), update()] });
    expect(said).toEqual(['old', 'hello']);
    expect(inputs).toEqual([
      {
        logGroupIdentifiers: [`arn:aws:logs:eu-west-1:111122223333:log-group:${GROUP}`],
        logStreamNamePrefixes: ['ecs/web/'],
      },
    ]);
    expect(stderr.match(/bills by the minute/g)).toHaveLength(1);
  });

  it('asks less often meanwhile, and shows once what came both ways', async () => {
    const streams = { [streamOf('1')]: [line(10, 'old'), line(-1, 'hello'), line(-2, 'left out')] };
    const { said, reads } = await play({ sent: [BEGIN, update('hello')], after: { streams } });
    expect(said).toEqual(['old', 'hello', 'left out']);
    expect(reads.length).toBeLessThan(6);
  });

  it('asks at once where a session leaves lines out', async () => {
    const sampled = { sessionUpdate: { ...update('a').sessionUpdate, sessionMetadata: { sampled: true } } };
    const { reads } = await play({ sent: [BEGIN, sampled, sampled, sampled, sampled, sampled] });
    expect(reads.filter((at) => at < 10_000).length).toBeGreaterThan(3);
  });

  it('keeps a trace together that comes in two updates', async () => {
    const sent = [BEGIN, update('ValueError: boom'), update('  at a (a.js:1)'), update()];
    const { said } = await play({ sent, flags: ['--grep', 'boom'] });
    expect(said).toEqual(['ValueError: boom', '  at a (a.js:1)']);
  });

  it('leaves out other services of the group', async () => {
    const foreign = { ...update('x').sessionUpdate.sessionResults[0], logStreamName: streamOf('4') };
    const { said } = await play({ sent: [BEGIN, { sessionUpdate: { sessionResults: [foreign] } }] });
    expect(said).toEqual(['old']);
  });

  it.each([
    ['denied', 'AccessDeniedException', 'Live Tail is not allowed, it needs logs:StartLiveTail.'],
    ['failed', 'SessionTimeoutException', 'Live Tail ends after three hours.'],
    ['unreachable', 'ENOTFOUND', 'Live Tail has ended: no'],
  ] as const)('asks every two seconds where it is %s (%s), and says so once', async (kind, code, text) => {
    const streams = { [streamOf('1')]: [line(10, 'old'), line(-1, 'new')] };
    const end = new AwsFailure(kind, ACTION, code, 'no');
    const { code: exit, said, stderr, reads, inputs } = await play({ sent: [], end, after: { streams } });
    expect([exit, said]).toEqual([130, ['old', 'new']]);
    expect(stderr.split(text)).toHaveLength(2);
    expect(reads.length).toBeGreaterThan(12);
    expect(inputs).toHaveLength(1);
  });

  it('opens no session with --no-live', async () => {
    const { inputs, stderr } = await play({ sent: [BEGIN, update('hello')], flags: ['--no-live'] });
    expect(inputs).toEqual([]);
    expect(stderr).not.toContain('Live Tail');
  });
});
