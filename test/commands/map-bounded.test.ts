import { describe, expect, it } from 'vitest';
import { mapBounded } from '../../src/commands/map-bounded.ts';

describe('bounded work', () => {
  it('keeps the order and never does more than allowed at a time', async () => {
    let running = 0;
    let most = 0;
    const answers = await mapBounded([1, 2, 3, 4, 5], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return item * 10;
    });
    expect(answers).toEqual([10, 20, 30, 40, 50]);
    expect(most).toBe(2);
  });

  it('rejects as soon as one of them does', async () => {
    const work = mapBounded([1, 2], 2, async (item) => {
      if (item === 1) throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
  });
});
