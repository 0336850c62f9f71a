import { describe, expect, it } from 'vitest';
import { readMemoryLine } from '../../../src/model/vocabulary/memory-lines.ts';

/** How runtimes, and those who look after processes, say that memory ran out. */
const SAID: readonly (readonly [program: string, means: string, text: string])[] = [
  [
    'JVM',
    'allocation',
    "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x00000000c5550000, 715849728, 0) failed; error='Not",
  ],
  [
    'JVM',
    'allocation',
    'Error occurred during initialization of VM: Could not reserve enough space for 4194304KB o',
  ],
  ['Netty', 'heap-limit', 'io.netty.util.internal.OutOfDirectMemoryError: failed to all'],
  ['Node.js', 'allocation', 'RangeError: Array buffer allocation failed'],
  ['RQ', 'worker-killed', '18:22:41 Work-horse terminated unexpectedly; waitpid returned 9 (signal 9);'],
  [
    'Airflow',
    'worker-killed',
    '[2024-10-08T02:16:40.022+0000] {local_task_job_runner.py:243} INFO - Task exited with return code Negsignal.SIGKILL',
  ],
  ['Go', 'allocation', 'runtime: out of memory: cannot allocate 536870912-byte block'],
  ['.NET GC', 'allocation', 'GC heap initialization failed with error 0x8007000E'],
  ['Perl', 'allocation', 'Out of memory!'],
  ['GHC runtime', 'heap-limit', 'myapp: Heap exhausted; Current maximum heap size is 53687091'],
  [
    'MySQL',
    'allocation',
    '2024-11-14T08:00:31.201199Z 1 [ERROR] [MY-012681] [InnoDB] mmap(137363456 bytes) failed; errno 12',
  ],
  ['Redis', 'allocation', '1:M 24 Jan 2025 15:33:20.004 # Out Of Memory allocating 134217760 bytes!'],
  ['Prometheus', 'allocation', 'fatal error: runtime: cannot map pages in arena address space'],
  ['make/gcc', 'worker-killed', 'c++: fatal error: Killed signal terminated program cc1plus'],
  ['Next.js build', 'worker-killed', 'Next.js build worker exited with code: null and signal: SIGKILL'],
];

describe('the memory lines', () => {
  it.each(SAID)('of %s mean %s: %s', (_program, means, text) => {
    expect(readMemoryLine(text)).toBe(means);
  });
});
