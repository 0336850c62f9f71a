import { describe, expect, it } from 'vitest';
import {
  ago,
  dateAndTime,
  duration,
  preciseTimes,
  timeAsOf,
  timeOfDay,
} from '../../../src/render/text/times.ts';

const NOON = Date.UTC(2026, 10, 1, 12, 0, 0);

describe('a duration', () => {
  it.each([
    [0, '0 s'],
    [38.4, '38 s'],
    [59.6, '1 min 00 s'],
    [125, '2 min 05 s'],
    [5520, '1 h 32 min'],
    [273_600, '3 d 4 h'],
    [-5, '0 s'],
  ])('of %d seconds reads %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words);
  });
});

describe('a time', () => {
  it('carries its zone', () => {
    expect(timeOfDay(NOON, 'utc')).toBe('12:00:00Z');
    expect(timeOfDay(NOON, () => 120)).toBe('14:00:00+02:00');
    expect(timeOfDay(NOON, () => -210)).toBe('08:30:00-03:30');
  });

  it('shows the date only where it is another day', () => {
    expect(timeAsOf(NOON, NOON + 1000, 'utc')).toBe('12:00:00Z');
    expect(timeAsOf(NOON - 86_400_000, NOON, 'utc')).toBe('2026-10-31 12:00:00Z');
  });

  it('is told as seen from now, also where it lies ahead', () => {
    expect(ago(NOON - 38_000, NOON, 'utc')).toBe('38 s ago, 11:59:22Z');
    expect(ago(NOON + 5_000, NOON, 'utc')).toBe('in 5 s, 12:00:05Z');
  });

  it('does not throw at a number that is no date', () => {
    expect(dateAndTime(Number.MAX_VALUE, 'utc')).toMatch(/Z$/);
    expect(dateAndTime(-Number.MAX_VALUE, 'utc')).toMatch(/Z$/);
  });
});

describe('precise times', () => {
  it('have milliseconds, their zone, and the date of another day', () => {
    const timeOf = preciseTimes(NOON, 'utc');
    expect(timeOf(NOON + 42)).toBe('12:00:00.042Z');
    expect(timeOf(NOON + 999)).toBe('12:00:00.999Z');
    expect(timeOf(NOON + 1000)).toBe('12:00:01.000Z');
    expect(timeOf(NOON - 86_400_000)).toBe('2026-10-31 12:00:00.000Z');
    expect(preciseTimes(NOON, () => 120)(NOON)).toBe('14:00:00.000+02:00');
  });
});
