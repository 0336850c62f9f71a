import { describe, expect, it } from 'vitest';
import { bucketsOf } from '../../../src/render/live/buckets.ts';
import { NOW } from '../sample-target.ts';
import { SWINGING, samplesOf } from './sample-view.ts';

const LOOKS = samplesOf([
  { running: 2, looks: 50 },
  { running: 4, looks: 1 },
  { running: 2, looks: 49 },
]);

describe('the columns of the chart', () => {
  it('stand for a longer time where more of it has passed, and never are too many', () => {
    for (const columns of [1, 10, 50, 100]) {
      const buckets = bucketsOf({ ...SWINGING, samples: LOOKS }, columns);
      expect(buckets?.samples.length).toBeLessThanOrEqual(columns);
    }
    expect(bucketsOf({ ...SWINGING, samples: LOOKS }, 200)?.stepSeconds).toBe(5);
    expect(bucketsOf({ ...SWINGING, samples: LOOKS }, 50)?.stepSeconds).toBe(20);
  });

  it('do not lose a swing between two calm looks', () => {
    const { samples } = bucketsOf({ ...SWINGING, samples: LOOKS }, 10) ?? { samples: [] };
    expect(samples.map((sample) => sample?.running)).toEqual([2, 2, 2, 2, 4, 2, 2, 2, 2]);
  });

  it('repeat what was seen last where nobody looked', () => {
    const samples = LOOKS.slice(-2);
    const buckets = bucketsOf({ ...SWINGING, samples }, 50);
    expect(buckets?.samples.map((sample) => sample?.at)).toEqual([NOW - 10_000, NOW - 10_000, NOW]);
  });

  it('are there for any time', () => {
    const samples = [...LOOKS, ...LOOKS.map((look) => ({ ...look, at: look.at + 1e9 }))];
    expect(bucketsOf({ ...SWINGING, samples, now: NOW + 1e9 }, 50)?.samples.length).toBeLessThanOrEqual(50);
  });
});
