import { describe, expect, it } from 'vitest';
import { isVainCollection } from '../../../src/model/vocabulary/collection-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

const GO = (share: number) =>
  `gc 874 @1255.792s ${share}%: 0.182+321+0.011 ms clock, 0.024+31/57/0+0.006 ms cpu, 453->454->452 MB, 459 MB goal, 0 MB stacks, 0 MB globals, 1 P`;

describe('a collector that works in vain', () => {
  it('takes most of the time of a program in Go', () => {
    expect(isVainCollection(GO(79))).toBe(true);
    expect(isVainCollection(GO(3))).toBe(false);
  });

  it.each([
    '[412.881s][info][gc] GC(1733) Pause Full (G1 Compaction Pause) 509M->508M(512M) 611.282ms',
    '2026-01-01T00:00:00.000+0000: 412.8: [Full GC (Ergonomics) 519167K->519160K(520192K), 0.9 secs]',
  ])('frees next to nothing of a heap of Java that is full: %s', (text) => {
    expect(isVainCollection(text)).toBe(true);
  });

  it.each([
    '[12.881s][info][gc] GC(33) Pause Full (System.gc()) 509M->88M(512M) 61.282ms',
    '[12.881s][info][gc] GC(34) Pause Young (Normal) (G1 Evacuation Pause) 509M->505M(512M) 6.2ms',
    'gc 1 of 3 done',
  ])('is not one that frees what nobody needs: %s', (text) => {
    expect(isVainCollection(text)).toBe(false);
  });

  it.each(adversarial)('is looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => isVainCollection(text.slice(0, 8192))).not.toThrow();
  });
});
