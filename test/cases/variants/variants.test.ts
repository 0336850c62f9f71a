import { describe, expect, it } from 'vitest';
import { isForbidden } from '../run-case.ts';
import { judge } from './judge.ts';
import { VARIANTS } from './list.ts';

describe('an invented incident', () => {
  it.each(VARIANTS.map((variant) => ({ id: variant.id, variant })))(
    'is diagnosed as what it was: $id',
    async ({ variant }) => {
      const result = await judge(variant);
      expect(result.faults).toEqual([]);
      expect(isForbidden(result)).toBe(false);
    },
  );
});
