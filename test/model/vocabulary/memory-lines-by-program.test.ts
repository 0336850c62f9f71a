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
  ['Node.js (old V8)', 'heap-limit', 'FATAL ERROR: CALL_AND_RETRY_LAST Allocation failed - JavaScr'],
  [
    'Node.js (V8)',
    'heap-limit',
    'FATAL ERROR: MarkCompactCollector: young object promotion failed Allocation failed - JavaS',
  ],
  ['Node spawn', 'allocation', 'Error: spawn ENOMEM\t    at ChildProcess.spawn (node:internal'],
  ['Node fs', 'allocation', 'Error: ENOMEM: not enough memory, read'],
  ['Bun', 'allocation', 'panic: Out of memory\toh no: Bun has crashed. This indicates'],
  [
    'Next.js build',
    'heap-limit',
    '   Next.js build worker exited with code: 134 and signal: null — JavaScript heap out of memory',
  ],
  ['Python fork', 'allocation', 'OSError: [Errno 12] Cannot allocate memory'],
  ['pyarrow', 'allocation', 'pyarrow.lib.ArrowMemoryError: malloc of size 1073741824 fail'],
  [
    'PyTorch DataLoader',
    'worker-killed',
    'RuntimeError: DataLoader worker (pid 48) is killed by signal: Killed.',
  ],
  ['PyTorch CUDA (old)', 'allocation', 'RuntimeError: CUDA out of memory. Tried to allocate 512.00 M'],
  [
    'llama.cpp',
    'allocation',
    'ggml_backend_cuda_buffer_type_alloc_buffer: allocating 4403.50 MiB on device 0: cudaMalloc failed: out of memory',
  ],
  ['Ollama', 'allocation', 'Error: model requires more system memory (9.3 GiB) than is a'],
  [
    'Celery',
    'worker-killed',
    "[2024-01-18 07:24:21,330: ERROR/MainProcess] Task handler raised error: WorkerLostError('W",
  ],
  ['Java (Lucene)', 'heap-limit', 'java.lang.OutOfMemoryError: Map failed\t\tat java.base/sun.nio'],
  ['JVM', 'heap-limit', 'java.lang.OutOfMemoryError: Compressed class space'],
  ['paketo memory calculator', 'allocation', 'unable to calculate memory configuration: fixed memory regio'],
  [
    'Spark on K8s',
    'worker-killed',
    'ERROR TaskSchedulerImpl: Lost executor 2 on 10.0.3.8: The executor with id 2 exited with exit code 137(SIGKILL',
  ],
  ['Go (exec)', 'allocation', 'fork/exec /usr/bin/ffmpeg: cannot allocate memory'],
  ['.NET', 'allocation', 'Unhandled exception. System.InsufficientMemoryException: Ins'],
  ['Ruby', 'allocation', 'Errno::ENOMEM: Cannot allocate memory - fork(2)'],
  ['puma_worker_killer', 'heap-limit', 'PumaWorkerKiller: Out of memory. 3 workers consuming total:'],
  ['PHP', 'allocation', 'mmap() failed: [12] Cannot allocate memory'],
  [
    'Symfony',
    'heap-limit',
    'CRITICAL [php] Fatal Error: Allowed memory size of 268435456 bytes exhausted (tried to all',
  ],
  ['PostgreSQL client view', 'allocation', 'ERROR:  out of memory\tDETAIL:  Failed on request of size 104'],
  ['MySQL', 'allocation', 'ERROR 1041 (HY000): Out of memory; check if mysqld or some o'],
  ['SonarQube', 'worker-killed', 'Process exited with exit value [ElasticSearch]: 137'],
  ['shell', 'worker-killed', 'convert: exit status: -9'],
];

describe('the memory lines', () => {
  it.each(SAID)('of %s mean %s: %s', (_program, means, text) => {
    expect(readMemoryLine(text)).toBe(means);
  });

  it.each(['exit code 1, pid 137', 'exit status 0 after 137 s', 'exit value [ElasticSearch]: 143'])(
    'say nothing of memory where the number is another one: %s',
    (text) => {
      expect(readMemoryLine(text)).toBeUndefined();
    },
  );
});
