import { isVainCollection } from './collection-lines.ts';

/**
 * What applications and kernels write when memory runs out. A runtime that reaches its own heap limit, or a worker that
 * the kernel kills under a surviving parent, leaves no trace in ECS but such a line.
 */
const MEMORY_LINES = [
  {
    kind: 'worker-killed',
    pattern:
      /(?:ended|exited|terminated|died|killed) (?:(?:with|by|on|due to) )?(?:exit )?(?:status|code|signal)(?: code)?[:=]? ?(?:137|9|SIGKILL)\b/i,
  },
  // What runs other processes says of one: Apache, Unicorn, PM2, supervisord, Dask, Ray, programs in Go, npm.
  {
    kind: 'worker-killed',
    pattern:
      /exit signal Killed \(9\)|\bSIGKILL \(signal 9\)|via signal \[?SIGKILL|terminated by SIGKILL|exceeded \d{1,3}% memory budget|killed due to the node running low on memory|\bsignal: killed\b|^npm (?:ERR!|error) signal SIGKILL|\nKilled(?:\n|$)|\bstatus: 137,|died with <Signals\.SIGKILL|non-zero exit (?:status|code):? (?:137|-9)\b|\bexit (?:value|status|code)\b[^\w\n]{0,3}(?:\[[^\]]{1,40}\])?[^\w\n-]{0,3}(?:137|-9)\b|waitpid returned \d+ \(signal 9\)|Negsignal\.SIGKILL|Killed signal terminated program|\bsignal: SIGKILL\b/i,
  },
  {
    kind: 'heap-limit',
    pattern:
      /JavaScript heap out of memory|FATAL ERROR: .*Allocation failed|Reached heap limit|ERR_WORKER_OUT_OF_MEMORY|Fatal JavaScript out of memory|vector memory (?:limit of [\d.]+ [GM]b reached|exhausted)/i,
  },
  {
    kind: 'heap-limit',
    pattern:
      /java\.lang\.OutOfMemoryError(?:: ([\w ]+))?|Terminating due to java\.lang\.OutOfMemoryError|GC overhead limit exceeded|OutOfDirectMemoryError|Heap exhausted[;,]|\bheap overflow\b/i,
  },
  {
    kind: 'allocation',
    pattern:
      /\bMemoryError\b|cannot allocate vector of size|numpy\.core\._exceptions\._ArrayMemoryError|Unable to allocate [\d.]+ [KMG]iB/i,
  },
  { kind: 'worker-killed', pattern: /Worker \(pid:\d+\) was sent SIGKILL! Perhaps out of memory\?/i },
  {
    kind: 'worker-killed',
    pattern: /WorkerLostError|signal 9 \(SIGKILL\)|exited with 'signal 9|BrokenProcessPool/i,
  },
  {
    kind: 'allocation',
    pattern:
      /There is insufficient memory for the Java Runtime Environment|cannot allocate \d+ bytes of memory|memory allocation of \d{4,} bytes failed|Could not reserve enough space for|commit_memory\([^)]{0,80}\) failed|Array buffer allocation failed|GC heap initialization failed|Out Of Memory allocating \d+ bytes|\bfailed; errno 12\b|has run out of memory|panic: Out of memory|ArrowMemoryError|InsufficientMemoryException|insufficient shared memory|model requires more system memory|unable to calculate memory configuration|CUDA out of memory|cudaMalloc failed: out of memory|fatal: Out of memory|^ERROR:? {1,4}(?:\d+ \(\w+\): )?out of memory|fatal message\b.{0,80}out of memory|^Out of memory!|virtual memory exhausted/i,
  },
  {
    kind: 'allocation',
    pattern:
      /fatal error: runtime: out of memory|runtime: cannot allocate memory|^runtime: out of memory: |cannot map pages in arena address space/i,
  },
  { kind: 'heap-limit', pattern: /System\.OutOfMemoryException|Out of memory\./i },
  {
    kind: 'heap-limit',
    pattern: /Allowed memory size of \d+ bytes exhausted|Out of memory \(allocated \d+/i,
  },
  { kind: 'allocation', pattern: /failed to allocate memory|NoMemoryError/i },
  {
    kind: 'allocation',
    pattern: /HRESULT: 0x8007000E|\bENOMEM\b|Can(?:not|'t) allocate memory|std::bad_alloc/i,
  },
  {
    kind: 'kernel',
    pattern: /Out of memory: Kill(?:ed)? process|Memory cgroup out of memory|oom-kill:|invoked oom-killer/i,
  },
  { kind: 'worker-killed', pattern: /^(?:\S+: (?:line \d+: +)?(?:\d+ +)?)?Killed(?:\s*$|\s{2,}\S)/i },
] as const;

export type MemoryLineKind = (typeof MEMORY_LINES)[number]['kind'];

const LONGEST_LINE = 8192;

/** What a line says of memory, or `undefined` where it says nothing. */
export function readMemoryLine(line: string): MemoryLineKind | undefined {
  const text = line.slice(0, LONGEST_LINE);
  if (isVainCollection(text)) return 'heap-limit';
  return MEMORY_LINES.find((entry) => entry.pattern.test(text))?.kind;
}
