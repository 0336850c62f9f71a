import { describe, expect, it } from 'vitest';
import type { RevisionComparison } from '../../../src/model/revision.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { whatChangedBlock } from '../../../src/render/text/what-changed.ts';

const STYLE = styleOf(100, 0, 'unicode', 'utc');

type Change = RevisionComparison['changes'][number];

function secret(name: string, bearing: Change['bearing']): Change {
  const names = [name];
  return {
    kind: 'secrets',
    container: 'api',
    what: `secrets ${name}`,
    before: 'set',
    after: null,
    names,
    bearing,
  };
}

const IMAGE: Change = {
  kind: 'image',
  container: 'api',
  what: 'image',
  before: 'backend:88',
  after: 'backend:89',
  names: ['89'],
  bearing: 'unrelated',
};

function blockOf(changes: readonly Change[], lastGood = 'backend:88'): readonly string[] {
  return whatChangedBlock({ lastGood, inQuestion: 'backend:89', changes }, STYLE);
}

describe('the block about what changed', () => {
  it('puts what the error names first, and the other variables in one line', () => {
    const changes = [IMAGE, secret('A', 'fitting'), secret('DATABASE_URL', 'named'), secret('B', 'fitting')];
    expect(blockOf(changes)).toEqual([
      'WHAT CHANGED since the last revision that worked',
      '  backend:88 → backend:89',
      '  • secrets DATABASE_URL of api: set → not set · the error names it',
      '  • image of api: backend:88 → backend:89',
      '  • secrets of api: A, B no longer set',
    ]);
  });

  it('says so where nothing did', () => {
    expect(blockOf([]).at(-1)).toBe('  nothing between backend:88 and backend:89 that ecs-doctor compares');
    expect(blockOf([], 'backend:89').at(-1)).toBe(
      '  nothing in the task definition: backend:89 worked before',
    );
  });
});
