import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/collect/target/nearest.ts';

describe('nearest', () => {
  it('puts the likeliest name first', () => {
    expect(nearest('chekout', ['basket', 'checkout', 'search'], 2)).toEqual(['checkout', 'basket']);
    expect(nearest('backend', ['frontend', 'MyStack-BackendService7A2B-Hq3Z'], 1)).toEqual([
      'MyStack-BackendService7A2B-Hq3Z',
    ]);
  });

  it('always finds the name itself first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ maxLength: 20 }), {
          minLength: 1,
          maxLength: 8,
          selector: (one) => one.toLowerCase(),
        }),
        (names) => {
          for (const name of names) expect(nearest(name, names, 1)).toEqual([name]);
        },
      ),
    );
  });
});
