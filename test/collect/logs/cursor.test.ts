import { describe, expect, it } from 'vitest';
import { cursor } from '../../../src/collect/logs/cursor.ts';

function event(eventId: string, timestamp: number) {
  return { logStreamName: 's', timestamp, message: 'same', eventId };
}

describe('a cursor', () => {
  it('does not show an event twice, but one that came late once', () => {
    const reading = cursor();
    expect(reading.unseen([event('a', 100_000), event('c', 120_000)])).toHaveLength(2);
    const again = reading.unseen([event('a', 100_000), event('b', 110_000), event('c', 120_000)]);
    expect(again.map(({ eventId }) => eventId)).toEqual(['b']);
  });

  it('looks back half a minute from the newest event, and from nowhere before there is one', () => {
    const reading = cursor();
    expect(reading.from()).toBeUndefined();
    reading.unseen([event('a', 100_000)]);
    expect(reading.from()).toBe(70_000);
  });

  it('tells events without an id apart by what they are', () => {
    const reading = cursor();
    const bare = { logStreamName: 's', timestamp: 1, message: 'm', eventId: undefined };
    expect(reading.unseen([bare])).toHaveLength(1);
    expect(reading.unseen([bare, { ...bare, message: 'other' }])).toHaveLength(1);
  });
});

describe('a cursor over lines that come by themselves as well', () => {
  const live = { logStreamName: 's', timestamp: 100_000, message: 'same', logGroupIdentifier: undefined };

  it('shows once what comes both ways, whichever is first', () => {
    const liveFirst = cursor();
    expect(liveFirst.unseenLive([live])).toHaveLength(1);
    expect(liveFirst.unseen([event('a', 100_000)])).toHaveLength(0);
    const readFirst = cursor();
    expect(readFirst.unseen([event('a', 100_000)])).toHaveLength(1);
    expect(readFirst.unseenLive([live])).toHaveLength(0);
  });

  it('shows what was said twice in one moment twice, although one of them was left out live', () => {
    const reading = cursor();
    expect(reading.unseenLive([live])).toHaveLength(1);
    expect(reading.unseen([event('a', 100_000), event('b', 100_000)])).toHaveLength(1);
    expect(reading.unseen([event('a', 100_000), event('b', 100_000)])).toHaveLength(0);
  });

  it('reads on from what was read, not from what came by itself', () => {
    const reading = cursor();
    reading.unseenLive([live]);
    expect(reading.from()).toBeUndefined();
  });
});
