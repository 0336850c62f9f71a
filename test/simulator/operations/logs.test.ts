import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accountWith, asker, numbered, pages, refusal } from './small-account.ts';

const ask = asker('logs');

const line = (timestamp: number, message = `at ${timestamp}`) => ({ timestamp, message });

const account = accountWith({
  logs: {
    '/ecs/web': {
      'web/app/1': [line(1000), line(3000), line(5000, 'ERROR no database')],
      'web/app/2': [line(2000), line(4000, 'Application startup complete.')],
      'other/app/3': [line(2500)],
    },
    '/ecs/empty': {},
  },
});

const filter = (input: object) => ask(account, 'FilterLogEvents', { logGroupName: '/ecs/web', ...input });
const times = (...timestamps: number[]) => ({ events: timestamps.map((timestamp) => ({ timestamp })) });

describe('FilterLogEvents', () => {
  it('merges the streams of a group in the order of time, and says which stream each event is from', () => {
    expect(filter({})).toMatchObject(times(1000, 2000, 2500, 3000, 4000, 5000));
    expect(filter({ logStreamNames: ['web/app/2', 'other/app/3'] })).toMatchObject({
      events: [
        { timestamp: 2000, logStreamName: 'web/app/2' },
        { timestamp: 2500, logStreamName: 'other/app/3' },
        { timestamp: 4000, logStreamName: 'web/app/2' },
      ],
      nextToken: undefined,
    });
    expect(filter({ logStreamNamePrefix: 'web/' })).toMatchObject(times(1000, 2000, 3000, 4000, 5000));
  });

  it('includes both the start and the end of the time asked for', () => {
    expect(filter({ startTime: 2000, endTime: 3000 })).toMatchObject(times(2000, 2500, 3000));
  });

  it('takes the group as an ARN too, and answers an empty group with nothing', () => {
    const logGroupIdentifier = 'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web';
    expect(ask(account, 'FilterLogEvents', { logGroupIdentifier, startTime: 5000 })).toMatchObject(
      times(5000),
    );
    expect(ask(account, 'FilterLogEvents', { logGroupName: '/ecs/empty' })).toMatchObject({ events: [] });
  });

  it('selects by terms: all plain ones, any optional one, no excluded one', () => {
    expect(filter({ filterPattern: 'ERROR' })).toMatchObject(times(5000));
    expect(filter({ filterPattern: '?ERROR ?"startup complete"' })).toMatchObject(times(4000, 5000));
    expect(filter({ filterPattern: 'at -2000', endTime: 2500 })).toMatchObject(times(1000, 2500));
    expect(() => filter({ filterPattern: '{ $.level = "error" }' })).toThrow(
      refusal('InvalidParameterException', /filter pattern/),
    );
  });

  it('refuses a group or a named stream that is not there', () => {
    expect(() => ask(account, 'FilterLogEvents', { logGroupName: 'nope' })).toThrow(
      refusal('ResourceNotFoundException', 'The specified log group does not exist.'),
    );
    expect(() => filter({ logStreamNames: ['web/app/1', 'nope'] })).toThrow(
      refusal('ResourceNotFoundException', 'The specified log stream does not exist.'),
    );
    expect(() => filter({ logStreamNames: ['toString'] })).toThrow(
      refusal('ResourceNotFoundException', /stream/),
    );
  });

  it('refuses names beside a prefix, too many names, too large a page and no group', () => {
    const cases = [
      { logStreamNames: ['web/app/1'], logStreamNamePrefix: 'web' },
      { logStreamNames: numbered('s', 101) },
      { logStreamNames: [] },
      { limit: 10_001 },
      { nextToken: 'bad' },
      { logGroupName: undefined },
    ];
    for (const input of cases) expect(() => filter(input)).toThrow(refusal('InvalidParameterException', /./));
  });

  it('answers with an empty page and a token while it is still looking', () => {
    const early = Array.from({ length: 2500 }, (_, index) => line(index));
    const busy = accountWith({ logs: { g: { s: [...early, line(9_000_000)] } } });
    const outputs = pages(
      (nextToken) => ask(busy, 'FilterLogEvents', { logGroupName: 'g', startTime: 9_000_000, nextToken }),
      'nextToken',
    );
    expect(outputs).toMatchObject([{ events: [] }, { events: [] }, times(9_000_000)]);
  });

  it('ends a page before it holds more than one MiB', () => {
    const long = 'x'.repeat(200_000);
    const events = Array.from({ length: 8 }, (_, index) => line(index, long));
    const wide = accountWith({ logs: { g: { s: events } } });
    const outputs = pages(
      (nextToken) => ask(wide, 'FilterLogEvents', { logGroupName: 'g', nextToken }),
      'nextToken',
    );
    expect(outputs).toMatchObject([times(0, 1, 2, 3, 4), times(5, 6, 7)]);
  });

  it('gives every event once, with an id of its own, whatever the size of the pages', () => {
    const OUTPUT = v.object({ events: v.array(v.object({ timestamp: v.number(), eventId: v.string() })) });
    const stamps = fc.array(fc.nat(500), { maxLength: 40 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), stamps),
        fc.integer({ min: 1, max: 7 }),
        fc.nat(500),
        (streams, limit, startTime) => {
          const logs = {
            g: Object.fromEntries(
              Object.entries(streams).map(([name, list]) => [
                name,
                list.sort((a, b) => a - b).map((at) => line(at)),
              ]),
            ),
          };
          const found = pages(
            (nextToken) =>
              ask(accountWith({ logs }), 'FilterLogEvents', {
                logGroupName: 'g',
                limit,
                startTime,
                nextToken,
              }),
            'nextToken',
          ).flatMap((output) => v.parse(OUTPUT, output).events);
          const expected = Object.values(streams)
            .flat()
            .filter((at) => at >= startTime);
          expect(found.map(({ timestamp }) => timestamp)).toEqual(expected.sort((a, b) => a - b));
          expect(new Set(found.map(({ eventId }) => eventId)).size).toBe(found.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('GetLogEvents', () => {
  const OUTPUT = v.object({
    events: v.array(v.object({ timestamp: v.number() })),
    nextForwardToken: v.string(),
    nextBackwardToken: v.string(),
  });
  const get = (input: object) => {
    const stream = { logGroupName: '/ecs/web', logStreamName: 'web/app/1' };
    const output = v.parse(OUTPUT, ask(account, 'GetLogEvents', { ...stream, ...input }));
    return { ...output, at: output.events.map(({ timestamp }) => timestamp) };
  };

  it('starts with the newest events and goes back, until it hands back the token it was given', () => {
    const newest = get({ limit: 2 });
    expect(newest.at).toEqual([3000, 5000]);
    const older = get({ limit: 2, nextToken: newest.nextBackwardToken });
    expect(older.at).toEqual([1000]);
    const none = get({ limit: 2, nextToken: older.nextBackwardToken });
    expect(none.at).toEqual([]);
    expect(none.nextBackwardToken).toBe(older.nextBackwardToken);
  });

  it('starts at the head where asked to, and hands back the token at the end', () => {
    const first = get({ limit: 2, startFromHead: true });
    expect(first.at).toEqual([1000, 3000]);
    const last = get({ limit: 2, nextToken: first.nextForwardToken });
    expect(last.at).toEqual([5000]);
    expect(get({ limit: 2, nextToken: last.nextForwardToken })).toMatchObject({
      at: [],
      nextForwardToken: last.nextForwardToken,
    });
  });

  it('includes the start and excludes the end of the time asked for', () => {
    expect(get({ startTime: 1000, endTime: 5000 }).at).toEqual([1000, 3000]);
  });

  it('refuses a bad token and a stream that is not there', () => {
    expect(() => get({ nextToken: 'bad' })).toThrow(refusal('InvalidParameterException', /nextToken/));
    expect(() => get({ logStreamName: 'nope' })).toThrow(refusal('ResourceNotFoundException', /stream/));
  });
});

describe('DescribeLogStreams', () => {
  const streams = (input: object) =>
    ask(account, 'DescribeLogStreams', { logGroupName: '/ecs/web', ...input });

  it('lists by name, or by the time of the last event', () => {
    expect(streams({ logStreamNamePrefix: 'web/' })).toMatchObject({
      logStreams: [{ logStreamName: 'web/app/1', lastEventTimestamp: 5000 }, { logStreamName: 'web/app/2' }],
    });
    expect(streams({ orderBy: 'LastEventTime', descending: true, limit: 2 })).toMatchObject({
      logStreams: [{ logStreamName: 'web/app/1' }, { logStreamName: 'web/app/2' }],
      nextToken: expect.any(String),
    });
  });

  it('refuses a prefix in the order of time, and pages of more than fifty', () => {
    expect(() => streams({ orderBy: 'LastEventTime', logStreamNamePrefix: 'web' })).toThrow(
      refusal('InvalidParameterException', /LastEventTime/),
    );
    expect(() => streams({ limit: 51 })).toThrow(refusal('InvalidParameterException', /limit/));
  });
});

describe('DescribeLogGroups', () => {
  it('lists by prefix', () => {
    expect(ask(account, 'DescribeLogGroups', { logGroupNamePrefix: '/ecs/w' })).toMatchObject({
      logGroups: [{ logGroupName: '/ecs/web' }],
    });
  });
});
