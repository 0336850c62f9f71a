import { describe, expect, it } from 'vitest';
import { absent, denied, failed, present, valueOr } from '../../src/model/section.ts';
import { isUnresolved, numberOr } from '../../src/model/setting.ts';
import { untrusted } from '../../src/model/text.ts';

describe('a section', () => {
  it('gives its value where it was read, even where that is empty', () => {
    expect(valueOr(present<readonly number[]>([]), [1])).toEqual([]);
  });

  it.each([
    denied<number>('ecs:ListTasks', untrusted('no')),
    failed<number>('ecs:ListTasks', untrusted('no')),
    absent<number>('no load balancer'),
  ])('gives the fallback where it is $state', (section) => {
    expect(valueOr(section, 7)).toBe(7);
  });
});

describe('a setting', () => {
  it('is its number, or the default of AWS where it was never set', () => {
    expect(numberOr(0, 30)).toBe(0);
    expect(numberOr(undefined, 30)).toBe(30);
  });

  it('is not known where only AWS resolves it, rather than the default', () => {
    expect(numberOr({ unresolved: '!Ref Interval' }, 30)).toBeUndefined();
    expect(isUnresolved({ unresolved: '!Ref Interval' })).toBe(true);
    expect(isUnresolved(0)).toBe(false);
  });
});
