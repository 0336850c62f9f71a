import { describe, expect, it } from 'vitest';
import { readHeapRegion } from '../../../src/model/vocabulary/heap-regions.ts';
import { readMemoryLine } from '../../../src/model/vocabulary/memory-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What runtimes write when a memory of theirs is full, and which one that is. */
const WRITTEN: readonly (readonly [region: string, text: string])[] = [
  ['node', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  [
    'node',
    'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory',
  ],
  ['java-heap', 'java.lang.OutOfMemoryError: Java heap space'],
  ['java-heap', 'java.lang.OutOfMemoryError: GC overhead limit exceeded'],
  ['java-heap', 'java.lang.OutOfMemoryError: Requested array size exceeds VM limit'],
  ['java-heap', 'Terminating due to java.lang.OutOfMemoryError: Java heap space'],
  ['java-metaspace', 'java.lang.OutOfMemoryError: Metaspace'],
  ['java-metaspace', 'java.lang.OutOfMemoryError: Compressed class space'],
  ['java-metaspace', 'Exception in thread "main" java.lang.OutOfMemoryError: PermGen space'],
  ['java-direct', 'java.lang.OutOfMemoryError: Direct buffer memory'],
  [
    'java-direct',
    'java.lang.OutOfMemoryError: Cannot reserve 65536 bytes of direct buffer memory (allocated: 10485760, limit: 10485760)',
  ],
  ['java-threads', 'java.lang.OutOfMemoryError: unable to create new native thread'],
  [
    'java-threads',
    'java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached',
  ],
  [
    'dotnet',
    "Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
  ],
  ['dotnet', 'Out of memory.'],
  [
    'php',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /app/index.php on line 3',
  ],
  [
    'node',
    'Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit: JS heap out of memory',
  ],
  ['java-heap', 'GC(1733) Pause Full (G1 Compaction Pause) 509M->508M(512M) 611.282ms'],
  ['go', 'gc 874 @1255.792s 79%: 0.182+321+0.011 ms clock, 453->454->452 MB, 459 MB goal'],
  ['other', 'Error: vector memory limit of 16.0 Gb reached, see mem.maxVSize()'],
];

describe('the memory of which a runtime speaks', () => {
  it.each(WRITTEN)('is %s in: %s', (region, text) => {
    expect(readHeapRegion(text)).toBe(region);
  });

  it.each(WRITTEN)('is %s in a line that is known to speak of a heap limit: %s', (_, text) => {
    expect(readMemoryLine(text)).toBe('heap-limit');
  });

  it('is also that of Netty, which counts its buffers itself', () => {
    const text =
      'io.netty.util.internal.OutOfDirectMemoryError: failed to allocate 16777216 byte(s) of direct memory (used: 520093703, max: 536870912)';
    expect(readHeapRegion(text)).toBe('java-direct');
  });

  it.each(adversarial)('is looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => readHeapRegion(text)).not.toThrow();
  });
});
