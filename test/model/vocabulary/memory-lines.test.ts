import { describe, expect, it } from 'vitest';
import { readMemoryLine } from '../../../src/model/vocabulary/memory-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What runtimes, parents and kernels have been seen to write, and what it means. */
const WRITTEN: readonly (readonly [kind: string, text: string])[] = [
  ['heap-limit', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  ['heap-limit', 'java.lang.OutOfMemoryError: Java heap space'],
  ['allocation', 'There is insufficient memory for the Java Runtime Environment to continue.'],
  ['allocation', 'MemoryError'],
  ['worker-killed', '[ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?'],
  [
    'worker-killed',
    'billiard.exceptions.WorkerLostError: Worker exited prematurely: signal 9 (SIGKILL) Job: 3.',
  ],
  [
    'worker-killed',
    'Error: Command failed: ffmpeg -i in.webm out.mp4\nKilled\n\n    at checkExecSyncError (node:child_process:890:11)',
  ],
  ['worker-killed', "subprocess.CalledProcessError: Command '['convert']' died with <Signals.SIGKILL: 9>."],
  ['worker-killed', "Command '/usr/bin/soffice' returned non-zero exit status 137."],
  ['worker-killed', '[core:notice] [pid 1:tid 1] AH00052: child pid 54 exit signal Killed (9)'],
  ['worker-killed', 'DAMN ! worker 1 (pid: 17) died, killed by signal 9 :( trying respawn ...'],
  ['worker-killed', '2026/11/23 [alert] 1#1: worker process 27 exited on signal 9'],
  ['worker-killed', '[WARNING] Worker with pid 12 was terminated due to signal 9'],
  ['worker-killed', 'reaped #<Process::Status: pid 17 SIGKILL (signal 9)> worker=1'],
  ['worker-killed', 'PM2 | App [api:0] exited with code [0] via signal [SIGKILL]'],
  ['worker-killed', 'WARN exited: worker (terminated by SIGKILL; not expected)'],
  ['worker-killed', 'convert failed: signal: killed'],
  [
    'worker-killed',
    'distributed.nanny.memory - WARNING - Worker tcp://127.0.0.1:37981 (pid=63) exceeded 95% memory budget. Restarting...',
  ],
  [
    'worker-killed',
    'ray.exceptions.OutOfMemoryError: Task was killed due to the node running low on memory.',
  ],
  ['worker-killed', 'Error: Child (21) died signal=9'],
  ['heap-limit', 'Error: vector memory limit of 3.0 Gb reached, see mem.maxVSize()'],
  ['allocation', 'Error: cannot allocate vector of size 2.1 Gb'],
  ['allocation', 'memory allocation of 4194304 bytes failed'],
  ['worker-killed', 'npm ERR! signal SIGKILL'],
  [
    'heap-limit',
    'Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit: JS heap out of memory',
  ],
  ['heap-limit', 'PHP Fatal error:  Out of memory (allocated 2097152) (tried to allocate 4096 bytes)'],
  ['allocation', "DefaultCPUAllocator: can't allocate memory: you tried to allocate 4294967296 bytes"],
  ['allocation', 'fatal error: runtime: out of memory'],
  [
    'heap-limit',
    "Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
  ],
  [
    'heap-limit',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)',
  ],
  ['allocation', '[FATAL] failed to allocate memory (NoMemoryError)'],
  ['allocation', 'OSError: [Errno 12] Cannot allocate memory'],
  ['kernel', 'Memory cgroup out of memory: Killed process 123 (python) total-vm:1kB'],
  ['worker-killed', '/entrypoint.sh: line 12:    17 Killed                  python worker.py'],
];

describe('lines about memory', () => {
  it.each(WRITTEN)('mean %s: %s', (kind, text) => {
    expect(readMemoryLine(text)).toBe(kind);
  });

  it.each([
    'Memory usage: 40 %',
    'memory allocation of 5 bytes failed',
    'the worker has 512 MB of memory',
    'Killed the old session of user 9',
    '',
  ])('are not seen in %s', (text) => {
    expect(readMemoryLine(text)).toBeUndefined();
  });

  it.each(adversarial)('are read to the end where they are a megabyte of %s', (_, text) => {
    expect(() => readMemoryLine(text)).not.toThrow();
  });
});
