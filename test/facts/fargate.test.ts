import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { isForFargate } from '../../src/facts/fargate.ts';
import { untrusted } from '../../src/model/text.ts';
import { healthySnapshot } from '../support/snapshot.ts';

function isMeantFor(...compatibilities: readonly string[]): boolean {
  const definition = { requiresCompatibilities: compatibilities.map((value) => untrusted(value)) };
  return isForFargate(readFacts(healthySnapshot({ definition })).definition);
}

describe('a task definition', () => {
  it('is for Fargate where it says so, whatever else it is for', () => {
    expect(isMeantFor('FARGATE')).toBe(true);
    expect(isMeantFor('EC2', 'FARGATE')).toBe(true);
  });

  it('is not where it says nothing of it, or could not be read', () => {
    expect(isMeantFor('EC2')).toBe(false);
    expect(isMeantFor()).toBe(false);
    expect(isForFargate(undefined)).toBe(false);
  });
});
