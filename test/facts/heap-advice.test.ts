import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseHeap } from '../../src/facts/heap-advice.ts';

const NODE = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';
const LIMIT = { memoryMiB: 1024, path: 'taskDefinition.memory', of: 'task' } as const;

describe('the advice on a full heap', () => {
  it('gives Node three quarters of the memory, in steps of 64 MiB', () => {
    const advice = adviseHeap(NODE, 'api', LIMIT);
    expect(advice).toMatchObject({
      memory: 'heap',
      settings: [
        {
          path: 'environment.NODE_OPTIONS',
          container: 'api',
          current: null,
          recommended: '--max-old-space-size=768',
          because: '75 % of the 1024 MiB in taskDefinition.memory, a rule of thumb',
        },
      ],
    });
    expect(adviseHeap(NODE, 'api', { ...LIMIT, memoryMiB: 500 }).settings).toMatchObject([
      { recommended: '--max-old-space-size=320' },
    ]);
  });

  it('never gives Node more than three quarters of the memory, and nothing rather than no heap at all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 122_880 }), (memoryMiB) => {
        const [change] = adviseHeap(NODE, 'api', { ...LIMIT, memoryMiB }).settings;
        const heapMiB = Number(/\d+$/.exec(String(change?.recommended))?.[0] ?? 0);
        expect(heapMiB).toBeLessThanOrEqual(0.75 * memoryMiB);
        expect(change === undefined).toBe(memoryMiB < 86);
        if (change) expect(heapMiB).toBeGreaterThanOrEqual(64);
      }),
    );
  });

  it('lets Java and .NET take their share themselves', () => {
    expect(adviseHeap('java.lang.OutOfMemoryError: Java heap space', 'api', LIMIT).settings).toMatchObject([
      {
        path: 'environment.JAVA_TOOL_OPTIONS',
        recommended: '-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError',
      },
    ]);
    expect(adviseHeap('System.OutOfMemoryException: thrown', 'api', LIMIT).settings).toMatchObject([
      {
        path: 'environment.DOTNET_GCHeapHardLimitPercent',
        recommended: '0x4B',
        because: expect.stringContaining('0x4B is 75'),
      },
    ]);
    expect(Number('0x4B')).toBe(75);
  });

  it.each([
    ['metaspace', 'java.lang.OutOfMemoryError: Metaspace', '-XX:MaxMetaspaceSize'],
    ['direct buffer memory', 'java.lang.OutOfMemoryError: Direct buffer memory', '-XX:MaxDirectMemorySize'],
    ['native threads', 'java.lang.OutOfMemoryError: unable to create native thread', 'fewer threads'],
    [
      'memory below its memory_limit',
      'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted',
      'memory_limit',
    ],
  ])('sets no heap where it is %s that is full, and names what helps', (memory, line, step) => {
    const advice = adviseHeap(line, 'api', LIMIT);
    expect(advice.memory).toBe(memory);
    expect(advice.settings).toEqual([]);
    expect(advice.steps[0]).toContain(step);
  });

  it('sets nothing where the limit of the container is not known', () => {
    const advice = adviseHeap(NODE, 'api', undefined);
    expect(advice.settings).toEqual([]);
    expect(advice.steps).toHaveLength(2);
  });

  it('always ends with a larger container, for an application that needs it', () => {
    for (const line of [NODE, 'java.lang.OutOfMemoryError: Metaspace', 'Out of memory.']) {
      expect(adviseHeap(line, 'api', LIMIT).steps.at(-1)).toContain('Enlarge the container');
    }
  });
});
