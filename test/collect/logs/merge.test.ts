import { describe, expect, it } from 'vitest';
import { mergeByTime } from '../../../src/collect/logs/merge.ts';

interface Item {
  readonly at: number;
  readonly of: string;
}

/** A source of pages that notes how many of them were asked for, and whether it was ended. */
function source(of: string, pages: readonly (readonly number[])[]) {
  const seen = { pages: 0, ended: false };
  async function* read(): AsyncGenerator<readonly Item[]> {
    try {
      for (const page of pages) {
        seen.pages += 1;
        yield page.map((at) => ({ at, of }));
      }
    } finally {
      seen.ended = true;
    }
  }
  return { seen, read: read() };
}

async function merged(sources: readonly { readonly read: AsyncGenerator<readonly Item[]> }[]) {
  const items: Item[] = [];
  for await (const some of mergeByTime(sources.map(({ read }) => read))) items.push(...some);
  return items;
}

describe('sources merged by time', () => {
  it('come out in order, whatever their pages are', async () => {
    const items = await merged([
      source('a', [[1, 4], [], [9]]),
      source('b', [[2], [3, 5, 6]]),
      source('c', []),
      source('d', [[7, 8]]),
    ]);
    expect(items.map(({ at }) => at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('keep the order of the sources where times are the same', async () => {
    const items = await merged([source('a', [[1, 1]]), source('b', [[1]])]);
    expect(items.map(({ of }) => of).join('')).toBe('aab');
  });

  it('are read no further than one page ahead of what was taken', async () => {
    const [early, late] = [
      source(
        'early',
        Array.from({ length: 50 }, (_, at) => [at]),
      ),
      source('late', [[100], [101]]),
    ];
    const merging = mergeByTime([early.read, late.read]);
    for (let taken = 0; taken < 10; taken += 1) await merging.next();
    expect(early.seen.pages).toBe(10);
    expect(late.seen.pages).toBe(1);
    await merging.return(undefined);
    expect([early.seen.ended, late.seen.ended]).toEqual([true, true]);
  });

  it('go on where one of them ends early', async () => {
    const items = await merged([source('a', [[1]]), source('b', [[2], [3], [4]])]);
    expect(items).toHaveLength(4);
  });
});
