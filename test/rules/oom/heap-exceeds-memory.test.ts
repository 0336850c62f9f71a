import { describe, expect, it } from 'vitest';
import type { ContainerDefinition } from '../../../src/model/task-definition.ts';
import { untrusted } from '../../../src/model/text.ts';
import { heapExceedsMemory } from '../../../src/rules/oom/heap-exceeds-memory.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

function started(words: string, change: Partial<ContainerDefinition> = {}) {
  return healthySnapshot({ container: { command: words.split(' ').map(untrusted), ...change } });
}

describe('the rule heap-exceeds-memory', () => {
  it.each([
    ['node --max-old-space-size=2048 app.js', 2048, '--max-old-space-size=768'],
    ['java -Xmx2g -jar app.jar', 2048, '-Xmx768m'],
    ['java -Xmx1073741824 -jar app.jar', 1024, '-Xmx768m'],
    ['java -Xmx512m -Xmx1G -jar app.jar', 1024, '-Xmx768m'],
    ['java -XX:MaxHeapSize=1000m -jar app.jar', 1000, '-XX:MaxHeapSize=768m'],
    ['java -XX:MaxRAMPercentage=95.0 -jar app.jar', 973, '-XX:MaxRAMPercentage=75'],
  ])('says of %s in 1024 MiB that its heap may take %s MiB', (words, heapMiB, recommended) => {
    const finding = fires(heapExceedsMemory, started(words));
    expect(heapExceedsMemory.role).toBe('risk');
    expect(finding.severity).toBe('warning');
    expect(finding.summary).toContain(`its heap may take ${heapMiB} of the 1024 MiB`);
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'command',
        container: 'api',
        recommended,
        because: expect.stringContaining('75 % of the 1024 MiB in taskDefinition.memory is 768 MiB'),
      },
    ]);
  });

  it('goes by the own limit of the container, and reads the entry point as well', () => {
    const entryPoint = ['node', '--max_old_space_size=500', 'app.js'].map(untrusted);
    const finding = fires(heapExceedsMemory, healthySnapshot({ container: { entryPoint, memoryMiB: 512 } }));
    expect(evidenceAt(finding, 'containerDefinitions[api].entryPoint')?.text).toBe(
      'entryPoint has --max_old_space_size=500',
    );
    expect(finding.remedy.settings).toMatchObject([
      { path: 'entryPoint', current: '--max_old_space_size=500', recommended: '--max_old_space_size=384' },
    ]);
  });

  it('stays silent where the heap leaves room, none is asked for, or the memory is not known', () => {
    staysSilent(heapExceedsMemory, started('java -Xmx900m -jar app.jar'));
    staysSilent(heapExceedsMemory, started('java -XX:MaxRAMPercentage=90 -jar app.jar'));
    staysSilent(heapExceedsMemory, started('java -Xmx768m -XX:MaxRAMPercentage=95 -jar app.jar'));
    staysSilent(heapExceedsMemory, healthySnapshot());
    const command = ['java', '-Xmx8g'].map(untrusted);
    const definition = { memoryMiB: { unresolved: '!Ref Memory' } };
    staysSilent(heapExceedsMemory, healthySnapshot({ container: { command }, definition }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(heapExceedsMemory);
  });
});
