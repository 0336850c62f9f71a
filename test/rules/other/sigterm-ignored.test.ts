import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { sigtermIgnored } from '../../../src/rules/other/sigterm-ignored.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { ago, failedCheck, stoppedTask } from '../../support/task.ts';

/** A task that scaling in stopped, and whose containers took so long to end. */
function stoppedAfter(seconds: number, exitCode = 137) {
  const task = stoppedTask({
    stopCode: 'ServiceSchedulerInitiated',
    reason: 'Scaling activity initiated by (deployment ecs-svc/89)',
    exitCode,
  });
  return { ...task, executionStoppedAt: ago(120 - seconds) };
}

describe('the rule sigterm-ignored', () => {
  it('is a risk: 137 after an order to stop and the whole of stopTimeout is no lack of memory', () => {
    const finding = fires(sigtermIgnored, healthySnapshot({ stopped: [stoppedAfter(43)] }));
    expect(sigtermIgnored.role).toBe('risk');
    expect(finding.summary).toContain('was killed 43 s after the order to stop (stopTimeout 30 s)');
    expect(finding.remedy.settings).toMatchObject([
      { path: 'stopTimeout', container: 'api', current: 30, recommended: 120, unit: 's' },
    ]);
    expect(finding.remedy.settings[0]?.because).toContain('rule of thumb');
  });

  it('knows the stopTimeout of the container, and twice of it on container instances', () => {
    const container = { stopTimeoutSeconds: 40 };
    staysSilent(sigtermIgnored, healthySnapshot({ stopped: [stoppedAfter(35)], container }));
    const definition = { requiresCompatibilities: [untrusted('EC2')] };
    const snapshot = healthySnapshot({ stopped: [stoppedAfter(50)], container, definition });
    expect(fires(sigtermIgnored, snapshot).remedy.settings).toMatchObject([{ recommended: 80 }]);
  });

  it('stays silent where the kill came sooner than the time-out, or the container ended in order', () => {
    staysSilent(sigtermIgnored, healthySnapshot({ stopped: [stoppedAfter(5)] }));
    staysSilent(sigtermIgnored, healthySnapshot({ stopped: [stoppedAfter(43, 143)] }));
    staysSilent(sigtermIgnored, healthySnapshot({ stopped: [stoppedAfter(43, 0)] }));
  });

  it('stays silent on a container that ran out of memory, and on one that died by itself', () => {
    const containerReason = 'OutOfMemoryError: Container killed due to memory usage';
    staysSilent(
      sigtermIgnored,
      healthySnapshot({ stopped: [failedCheck({ exitCode: 137, containerReason })] }),
    );
    staysSilent(sigtermIgnored, healthySnapshot({ stopped: [stoppedTask({ exitCode: 137 })] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(sigtermIgnored);
  });
});
