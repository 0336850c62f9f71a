import { describe, expect, it } from 'vitest';
import { AwsFailure } from '../../src/aws/failure.ts';
import type { AwsPort } from '../../src/aws/port.ts';
import { collect } from '../../src/collect/collect.ts';
import type { LogExcerpt, LogLine } from '../../src/model/log.ts';
import { present, valueOr } from '../../src/model/section.ts';
import type { Account, StoredLogEvent } from '../../src/simulator/account.ts';
import { NOW, openCase, overridden } from './ports.ts';

type Streams = Readonly<Record<string, readonly StoredLogEvent[]>>;

/** An account whose log streams are changed, group by group. */
function withLogs(change: (streams: Streams) => Streams): (account: Account) => Account {
  return (account) => ({
    ...account,
    logs: Object.fromEntries(
      Object.entries(account.logs).map(([group, streams]) => [group, change(streams)]),
    ),
  });
}

async function excerptsOf(change?: (account: Account) => Account): Promise<readonly LogExcerpt[]> {
  const { port, target } = openCase('deployment-89', change);
  const { vitals } = await collect(port, target, NOW.getTime());
  return valueOr(vitals.logs, []);
}

function linesOf(excerpts: readonly LogExcerpt[]): readonly LogLine[] {
  return excerpts.flatMap(({ lines }) => valueOr(lines, []));
}

describe('log excerpts', () => {
  it('are read for each task of the service, with one request for many streams', async () => {
    const { port, target, incident } = openCase('deployment-89');
    const noted = overridden(port);
    const { vitals } = await collect(noted.port, target, NOW.getTime());
    const excerpts = valueOr(vitals.logs, []);
    const [streams] = Object.values(incident.account.logs);
    const written = Object.values(streams ?? {}).flat();
    expect(linesOf(excerpts)).toHaveLength(written.length);
    expect(excerpts.every(({ complete }) => complete)).toBe(true);
    const requests = noted.calls.filter(({ operation }) => operation === 'FilterLogEvents');
    expect(requests).toHaveLength(1);
    expect(requests[0]?.input).toMatchObject({
      logStreamNames: expect.any(Array),
      startTime: expect.any(Number),
    });
  });

  it('are asked for in the region that the log driver names', async () => {
    const { port, target } = openCase('deployment-89', (account) => ({
      ...account,
      taskDefinitions: account.taskDefinitions.map((definition) => ({
        ...definition,
        containerDefinitions: definition.containerDefinitions?.map((container) => ({
          ...container,
          logConfiguration: {
            logDriver: 'awslogs' as const,
            options: { ...container.logConfiguration?.options, 'awslogs-region': 'eu-north-1' },
          },
        })),
      })),
    }));
    const noted = overridden(port);
    await collect(noted.port, target, NOW.getTime());
    const requests = noted.calls.filter(({ operation }) => operation === 'FilterLogEvents');
    expect(requests.map(({ options }) => options?.region)).toEqual(['eu-north-1']);
  });

  it('are still found when one of the streams does not exist', async () => {
    const whole = await excerptsOf();
    const missing = whole.find(({ lines }) => valueOr(lines, []).length > 0);
    const without = await excerptsOf(
      withLogs((streams) =>
        Object.fromEntries(Object.entries(streams).filter(([name]) => name !== missing?.stream)),
      ),
    );
    const emptied = whole.map((one) => (one === missing ? { ...one, lines: present([]) } : one));
    expect(without).toEqual(emptied);
  });

  it('say that they were not read where the group does not exist', async () => {
    const excerpts = await excerptsOf((account) => ({ ...account, logs: {} }));
    expect(excerpts.length).toBeGreaterThan(0);
    for (const { lines, complete } of excerpts) {
      expect(lines).toMatchObject({ state: 'failed', message: 'The specified log group does not exist.' });
      expect(complete).toBe(false);
    }
  });

  it('keep the beginning and the end of a long stream, and say that they are not complete', async () => {
    const excerpts = await excerptsOf(
      withLogs((streams) =>
        Object.fromEntries(
          Object.entries(streams).map(([name, events], index) => {
            const [first] = events;
            if (index > 0 || first === undefined) return [name, events];
            const many = Array.from({ length: 900 }, (_, line) => ({
              timestamp: first.timestamp + line,
              message: `line ${line}`,
            }));
            return [name, many];
          }),
        ),
      ),
    );
    const long = excerpts.find(({ lines }) => valueOr(lines, [])[0]?.message === 'line 0');
    const messages = linesOf(long === undefined ? [] : [long]).map(({ message }) => message);
    expect(messages).toHaveLength(500);
    expect(messages[299]).toBe('line 299');
    expect(messages[300]).toBe('line 700');
    expect(messages.at(-1)).toBe('line 899');
    expect(long?.complete).toBe(false);
  });

  it('cut a message that is too long', async () => {
    const excerpts = await excerptsOf(
      withLogs((streams) =>
        Object.fromEntries(
          Object.entries(streams).map(([name, events]) => [
            name,
            events.map((event) => ({ ...event, message: 'x '.repeat(5000) })),
          ]),
        ),
      ),
    );
    for (const { message } of linesOf(excerpts)) expect(message.length).toBeLessThanOrEqual(2000);
    expect(
      excerpts.filter(({ lines }) => valueOr(lines, []).length > 0).every(({ complete }) => !complete),
    ).toBe(true);
  });

  it('mask a private key that is printed line by line', async () => {
    const key = [
      '-----BEGIN PRIVATE KEY-----',
      'MIIEvQIBADANBg',
      'kqhkiG9w0BAQEF',
      '-----END PRIVATE KEY-----',
      'ready',
    ];
    const excerpts = await excerptsOf(
      withLogs((streams) =>
        Object.fromEntries(
          Object.entries(streams).map(([name, events]) => [
            name,
            events.slice(0, key.length).map((event, index) => ({ ...event, message: key[index] ?? '' })),
          ]),
        ),
      ),
    );
    const messages = linesOf(excerpts).map(({ message }) => message);
    expect(messages).toContain('ready');
    expect(messages.join('\n')).not.toMatch(/MIIE|kqhk/);
  });

  it('hold the last minutes of the newest tasks where a group says more than is followed', async () => {
    const { port, target } = openCase('deployment-89');
    let pages = 0;
    const endless = overridden(port, ({ operation, input }, ask) => {
      if (operation !== 'FilterLogEvents') return undefined;
      if ('endTime' in input) return ask();
      pages += 1;
      const event = { logStreamName: 'of/somebody/else', timestamp: NOW.getTime(), message: 'noise' };
      return Promise.resolve({ events: [event], nextToken: `page-${pages}` });
    });
    const { vitals } = await collect(endless.port, target, NOW.getTime());
    const excerpts = valueOr(vitals.logs, []);
    expect(pages).toBe(8);
    expect(excerpts.filter(({ lines }) => valueOr(lines, []).length > 0)).toHaveLength(5);
    expect(excerpts.every(({ complete }) => !complete)).toBe(true);
  });

  it('follow pages that hold nothing', async () => {
    const { port, target } = openCase('deployment-89');
    let empty = 0;
    const slow = overridden(port, ({ operation }) => {
      if (operation !== 'FilterLogEvents' || empty === 10) return undefined;
      empty += 1;
      return Promise.resolve({ events: [], nextToken: `page-${empty}` });
    });
    const restarted: AwsPort = {
      call: (operation, input, options) =>
        slow.port.call(operation, empty === 10 ? { ...input, nextToken: undefined } : input, options),
    };
    const { vitals } = await collect(restarted, target, NOW.getTime());
    expect(linesOf(valueOr(vitals.logs, [])).length).toBeGreaterThan(0);
  });

  it('are one denied section where no group may be read', async () => {
    const { port, target } = openCase('agent-disconnected');
    const { vitals } = await collect(port, target, NOW.getTime());
    expect(vitals.logs).toMatchObject({ state: 'denied', action: 'logs:FilterLogEvents' });
  });

  it('are absent where nothing is written to CloudWatch Logs', async () => {
    const { port, target } = openCase('no-probe-output');
    const { vitals } = await collect(port, target, NOW.getTime());
    expect(vitals.logs.state).toBe('absent');
  });

  it('do not keep the rest back when reading them fails', async () => {
    const { port, target } = openCase('deployment-89');
    const broken = overridden(port, ({ operation }) =>
      operation === 'FilterLogEvents'
        ? Promise.reject(new AwsFailure('unreachable', 'logs:FilterLogEvents', 'ENOTFOUND', 'no such host'))
        : undefined,
    );
    const { vitals } = await collect(broken.port, target, NOW.getTime());
    expect(valueOr(vitals.stoppedTasks, [])).toHaveLength(48);
    for (const { lines } of valueOr(vitals.logs, [])) expect(lines).toMatchObject({ state: 'failed' });
  });
});
