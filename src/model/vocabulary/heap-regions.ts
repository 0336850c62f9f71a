/** Which memory of which runtime is full: each has a limit of its own, and another remedy. */
export type HeapRegion =
  | 'node'
  | 'java-heap'
  | 'java-metaspace'
  | 'java-direct'
  | 'java-threads'
  | 'dotnet'
  | 'php'
  | 'go'
  | 'other';

/** https://docs.oracle.com/en/java/javase/21/troubleshoot/troubleshooting-memory-leaks.html */
const REGIONS: readonly (readonly [HeapRegion, RegExp])[] = [
  ['java-metaspace', /OutOfMemoryError:? (?:Metaspace|PermGen|Compressed class space)/i],
  ['java-direct', /OutOfMemoryError:? .{0,80}direct (?:buffer )?memory|OutOfDirectMemoryError/i],
  ['java-threads', /OutOfMemoryError:? .{0,40}unable to create (?:new )?native thread/i],
  ['java-heap', /java\.lang\.OutOfMemoryError|GC overhead limit exceeded|\bPause Full\b|\bFull GC\b/i],
  ['go', /^gc \d{1,9} @|\bruntime: out of memory\b/],
  ['node', /JavaScript|FATAL ERROR: |Reached heap limit|ERR_WORKER_OUT_OF_MEMORY|Mark-(?:Compact|sweep)/],
  ['dotnet', /System\.OutOfMemoryException|\bOut of memory\./i],
  ['php', /Allowed memory size of \d+ bytes exhausted/i],
];

const LONGEST_LINE = 8192;

/** Which memory the line of a runtime speaks of. */
export function readHeapRegion(line: string): HeapRegion {
  const text = line.slice(0, LONGEST_LINE);
  return REGIONS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}
