import { describe, expect, it } from 'vitest';
import { allocationFailed } from '../../../src/rules/oom/allocation-failed.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedTarget, logOf, type StopStory, stoppedTask } from '../../support/task.ts';

const REFUSED = 'OSError: [Errno 12] Cannot allocate memory';
const HEAP = 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory';
const OOM = 'OutOfMemoryError: Container killed due to memory usage';

function wrote(line: string, story: StopStory = {}) {
  const task = stoppedTask(story);
  return healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, line]])] });
}

describe('the rule allocation-failed', () => {
  it('quotes the application that gets no memory, and recommends more of it', () => {
    const finding = fires(allocationFailed, wrote(REFUSED, { lived: 151 }));
    expect(finding).toMatchObject({
      title: 'Container api gets no more memory from the system',
      summary: `“${REFUSED}”. The one task that failed ended this way, 2 min 31 s after it started.`,
      confidence: 'certain',
      affected: { tasks: 1, of: 1 },
    });
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'direct', text: REFUSED });
    expect(evidenceAt(finding, 'tasks[dead1].containers[api].exitCode')).toMatchObject({
      weight: 'circumstantial',
    });
    expect(evidenceAt(finding, 'tasks[dead1].stoppedReason')).toMatchObject({ weight: 'circumstantial' });
    expect(finding.remedy.settings).toMatchObject([
      { path: 'taskDefinition.memory', current: 1024, recommended: 2048, unit: 'MiB' },
    ]);
  });

  it.each([
    'There is insufficient memory for the Java Runtime Environment to continue.',
    'fatal error: runtime: out of memory',
    "terminate called after throwing an instance of 'std::bad_alloc'",
    'memory allocation of 1073741824 bytes failed',
  ])('fires on it in other languages: %s', (line) => {
    expect(fires(allocationFailed, wrote(line)).summary).toContain(line);
  });

  it('accounts for a probe that failed while there was no memory', () => {
    const task = failedTarget();
    fires(allocationFailed, healthySnapshot({ stopped: [task], logs: [logOf(task, [[90, REFUSED]])] }));
  });

  it('stays silent where the runtime reached a heap limit of its own', () => {
    staysSilent(allocationFailed, wrote(HEAP));
  });

  it('stays silent where the container itself reached its limit', () => {
    staysSilent(allocationFailed, wrote(REFUSED, { containerReason: OOM }));
  });

  it('stays silent where no line speaks of memory', () => {
    staysSilent(allocationFailed, wrote("KeyError: 'DATABASE_URL'"));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(allocationFailed);
  });
});
