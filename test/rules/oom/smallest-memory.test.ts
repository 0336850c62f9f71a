import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { smallestMemory } from '../../../src/rules/oom/smallest-memory.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

describe('the rule smallest-memory', () => {
  it('mentions the smallest size of Fargate as a risk', () => {
    const finding = fires(smallestMemory, healthySnapshot({ definition: { memoryMiB: 512 } }));
    expect(smallestMemory.role).toBe('risk');
    expect(finding).toMatchObject({ severity: 'info', confidence: 'possible', affected: { tasks: 0 } });
    expect(evidenceAt(finding, 'taskDefinition.memory')?.text).toBe('memory is 512 MiB');
  });

  it.each([
    ['the next size', { memoryMiB: 1024 }],
    ['a task on its own hosts', { memoryMiB: 512, requiresCompatibilities: [untrusted('EC2')] }],
    ['a size that only AWS resolves', { memoryMiB: { unresolved: '!Ref Memory' } }],
  ])('stays silent on %s', (_, definition) => {
    staysSilent(smallestMemory, healthySnapshot({ definition }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(smallestMemory);
  });
});
