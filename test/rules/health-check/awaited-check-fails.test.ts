import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { awaitedCheckFails } from '../../../src/rules/health-check/awaited-check-fails.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, containerDefinition, healthySnapshot } from '../../support/snapshot.ts';
import { container, logOf, runningTask } from '../../support/task.ts';

const CHECK = { command: ['CMD', '/usr/bin/true'].map(untrusted), intervalSeconds: 10, retries: 3 };

const WAITING: Change = {
  container: { dependsOn: [{ containerName: untrusted('xray'), condition: untrusted('HEALTHY') }] },
  sidecars: [containerDefinition('xray', { healthCheck: CHECK })],
};

function pending(health: string, ageSeconds = 1800) {
  const task = runningTask('aaa1', ageSeconds);
  return { ...task, lastStatus: untrusted('PENDING'), containers: [container('xray', { health })] };
}

describe('the rule awaited-check-fails', () => {
  it('names the container that others wait for, its check, and a limit for the wait', () => {
    const finding = fires(
      awaitedCheckFails,
      healthySnapshot({ ...WAITING, running: [pending('UNHEALTHY')] }),
    );
    expect(finding.confidence).toBe('certain');
    expect(finding.summary).toContain('container xray runs but is UNHEALTHY');
    expect(finding.summary).toContain('“CMD /usr/bin/true”');
    expect(evidenceAt(finding, 'tasks[aaa1].containers[xray].healthStatus')).toMatchObject({
      weight: 'direct',
    });
    expect(finding.remedy.settings).toMatchObject([
      { path: 'startTimeout', container: 'xray', current: null, recommended: 60, unit: 's' },
    ]);
  });

  it('asks for no limit where there is one', () => {
    const sidecars = [containerDefinition('xray', { healthCheck: CHECK, startTimeoutSeconds: 90 })];
    const snapshot = healthySnapshot({ ...WAITING, sidecars, running: [pending('UNHEALTHY')] });
    expect(fires(awaitedCheckFails, snapshot).remedy.settings).toEqual([]);
  });

  it('stays silent where the container has not decided yet, or the task waits for minutes only', () => {
    staysSilent(awaitedCheckFails, healthySnapshot({ ...WAITING, running: [pending('UNKNOWN')] }));
    staysSilent(awaitedCheckFails, healthySnapshot({ ...WAITING, running: [pending('UNHEALTHY', 300)] }));
  });

  it('stays silent where that container writes an error of its own: then that is the cause', () => {
    const task = pending('UNHEALTHY');
    const logs = [logOf(task, [[1, 'ERROR could not open auth_file: No such file or directory']], 'xray')];
    staysSilent(awaitedCheckFails, healthySnapshot({ ...WAITING, running: [task], logs }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(awaitedCheckFails);
  });
});
