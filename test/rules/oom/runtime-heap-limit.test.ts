import { describe, expect, it } from 'vitest';
import { runtimeHeapLimit } from '../../../src/rules/oom/runtime-heap-limit.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedTarget, logOf, stoppedTask } from '../../support/task.ts';

const HEAP = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';

describe('the rule runtime-heap-limit', () => {
  it('quotes the runtime that gives up, and recommends three quarters of the memory as its heap', () => {
    const task = stoppedTask({ exitCode: 134 });
    const finding = fires(
      runtimeHeapLimit,
      healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, HEAP]])] }),
    );
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'direct', text: HEAP });
    expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({
      weight: 'circumstantial',
    });
    expect(finding.remedy.settings).toMatchObject([
      { path: 'environment.NODE_OPTIONS', container: 'api', recommended: '--max-old-space-size=768' },
    ]);
  });

  it('accounts for a probe that failed while the heap was full', () => {
    const task = failedTarget();
    fires(runtimeHeapLimit, healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, HEAP]])] }));
  });

  it('stays silent where the container itself reached its limit', () => {
    const task = stoppedTask({ containerReason: 'OutOfMemoryError: Container killed due to memory usage' });
    staysSilent(runtimeHeapLimit, healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, HEAP]])] }));
  });

  it.each([
    'OSError: [Errno 12] Cannot allocate memory',
    'There is insufficient memory for the Java Runtime Environment to continue.',
  ])('stays silent where the system, not the runtime, refused: %s', (line) => {
    const task = stoppedTask({ exitCode: 1 });
    staysSilent(runtimeHeapLimit, healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, line]])] }));
  });

  it('stays silent on a worker that the kernel killed', () => {
    const task = failedTarget();
    const logs = [
      logOf(task, [[90, 'Memory cgroup out of memory: Killed process 123 (python) total-vm:1kB']]),
    ];
    staysSilent(runtimeHeapLimit, healthySnapshot({ stopped: [task], logs }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(runtimeHeapLimit);
  });
});
