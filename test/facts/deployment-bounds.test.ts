import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deploymentBounds, deploymentPercents } from '../../src/facts/deployment-bounds.ts';
import { readFacts } from '../../src/facts/facts.ts';
import { healthySnapshot } from '../support/snapshot.ts';

describe('how far a rolling deployment may go', () => {
  it('is rounded up below and down above', () => {
    expect(deploymentBounds(3, { minimum: 50, maximum: 150 })).toEqual({ least: 2, most: 4 });
    expect(deploymentBounds(1, { minimum: 1, maximum: 199 })).toEqual({ least: 1, most: 1 });
  });

  it('leaves room in both directions with 50 and 200 for more than one task', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), (desired) => {
        const bounds = deploymentBounds(desired, { minimum: 50, maximum: 200 });
        expect(bounds?.least).toBeLessThan(desired);
        expect(bounds?.most).toBe(2 * desired);
      }),
    );
  });

  it('is not known where a percentage is not', () => {
    expect(deploymentBounds(2, { minimum: undefined, maximum: 200 })).toBeUndefined();
    expect(deploymentBounds(2, { minimum: 100, maximum: undefined })).toBeUndefined();
  });

  it('goes by 100 and 200 where nothing is set', () => {
    const unset = { minimumHealthyPercent: undefined, maximumPercent: undefined };
    const { settings } = readFacts(healthySnapshot({ settings: unset }));
    expect(deploymentPercents(settings)).toEqual({ minimum: 100, maximum: 200 });
  });
});
