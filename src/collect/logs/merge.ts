import type { Instant } from '../../model/instant.ts';

interface Timed {
  readonly at: Instant;
}

/** What was read of one source and not yet handed on. */
interface Head<T> {
  readonly source: AsyncGenerator<readonly T[]>;
  items: readonly T[];
  next: number;
}

/**
 * Merges sources that are in the order of time each. It holds one page of every source and no more, and hands on what is
 * certain to be in order: nothing later than what a source has yet to show.
 */
export async function* mergeByTime<T extends Timed>(
  sources: readonly AsyncGenerator<readonly T[]>[],
): AsyncGenerator<readonly T[]> {
  let heads = sources.map((source): Head<T> => ({ source, items: [], next: 0 }));
  try {
    for (;;) {
      heads = await refilled(heads);
      if (heads.length === 0) return;
      yield takeCertain(heads);
    }
  } finally {
    await Promise.all(sources.map((source) => source.return(undefined)));
  }
}

/** The heads that have something to show, each with a page. */
async function refilled<T>(heads: readonly Head<T>[]): Promise<Head<T>[]> {
  await Promise.all(
    heads.map(async (head) => {
      while (head.next >= head.items.length) {
        const page = await head.source.next();
        head.items = page.done ? [] : page.value;
        head.next = 0;
        if (page.done) return;
      }
    }),
  );
  return heads.filter(({ items, next }) => next < items.length);
}

/** Takes the earliest items until the page of one source is used up. */
function takeCertain<T extends Timed>(heads: readonly Head<T>[]): readonly T[] {
  const [first, ...others] = heads;
  if (first === undefined) return [];
  if (others.length === 0) return takeAll(first);
  const taken: T[] = [];
  for (;;) {
    const earliest = heads.reduce((best, head) => (timeOf(head) < timeOf(best) ? head : best), first);
    const item = earliest.items[earliest.next];
    if (item === undefined) return taken;
    taken.push(item);
    earliest.next += 1;
    if (earliest.next === earliest.items.length) return taken;
  }
}

function takeAll<T>(head: Head<T>): readonly T[] {
  const items = head.next === 0 ? head.items : head.items.slice(head.next);
  head.next = head.items.length;
  return items;
}

function timeOf<T extends Timed>(head: Head<T>): Instant {
  return head.items[head.next]?.at ?? Number.POSITIVE_INFINITY;
}
