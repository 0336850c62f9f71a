import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enlargedMiB, fargateSizeFor } from '../../src/facts/memory-size.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
const OFFERED: Readonly<Record<number, (gib: number) => boolean>> = {
  256: (gib) => [0.5, 1, 2].includes(gib),
  512: (gib) => Number.isInteger(gib) && gib >= 1 && gib <= 4,
  1024: (gib) => Number.isInteger(gib) && gib >= 2 && gib <= 8,
  2048: (gib) => Number.isInteger(gib) && gib >= 4 && gib <= 16,
  4096: (gib) => Number.isInteger(gib) && gib >= 8 && gib <= 30,
  8192: (gib) => gib % 4 === 0 && gib >= 16 && gib <= 60,
  16384: (gib) => gib % 8 === 0 && gib >= 32 && gib <= 120,
  32768: (gib) => [60, 120, 244].includes(gib),
};

const CPU_UNITS = fc.constantFrom(256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
const WANTED_MIB = fc.integer({ min: 1, max: 244 * 1024 });

describe('the Fargate size to recommend', () => {
  it.each([
    [768, 256, 1024, 256],
    [1536, 512, 2048, 512],
    [2049, 256, 3072, 512],
    [32 * 1024, 4096, 32 * 1024, 8192],
    [200 * 1024, 1024, 244 * 1024, 32768],
  ])('for %s MiB with %s CPU units is %s MiB with %s', (wanted, cpuUnits, memoryMiB, cpu) => {
    expect(fargateSizeFor(wanted, cpuUnits)).toEqual({ memoryMiB, cpuUnits: cpu });
  });

  it('does not exist above the largest', () => {
    expect(fargateSizeFor(244 * 1024 + 1, 256)).toBeUndefined();
  });

  it('is one that Fargate offers, large enough, with no less CPU', () => {
    fc.assert(
      fc.property(WANTED_MIB, CPU_UNITS, (wanted, cpuUnits) => {
        const size = fargateSizeFor(wanted, cpuUnits);
        expect(size?.memoryMiB).toBeGreaterThanOrEqual(wanted);
        expect(size?.cpuUnits).toBeGreaterThanOrEqual(cpuUnits);
        expect(OFFERED[size?.cpuUnits ?? 0]?.((size?.memoryMiB ?? 0) / 1024)).toBe(true);
      }),
    );
  });
});

describe('memory that was not enough', () => {
  it('is enlarged by half, in steps of 64 MiB', () => {
    expect(enlargedMiB(512)).toBe(768);
    expect(enlargedMiB(100)).toBe(192);
    fc.assert(
      fc.property(WANTED_MIB, (memoryMiB) => {
        expect(enlargedMiB(memoryMiB)).toBeGreaterThanOrEqual(memoryMiB * 1.5);
        expect(enlargedMiB(memoryMiB) % 64).toBe(0);
      }),
    );
  });
});
