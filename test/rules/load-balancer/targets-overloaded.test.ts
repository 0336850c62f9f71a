import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { targetsOverloaded } from '../../../src/rules/load-balancer/targets-overloaded.ts';
import { workerKilled } from '../../../src/rules/oom/worker-killed.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, healthySnapshot, targetEvent } from '../../support/snapshot.ts';
import { ago, failedTarget, logOf } from '../../support/task.ts';

/** The deployment was completed five hours ago; tasks that had served for an hour no longer answer. */
const TASK = failedTarget({ lived: 3000 });
const SPIKE: Change = {
  stopped: [TASK],
  events: [targetEvent(115, 'Request timed out')],
  deployment: { createdAt: ago(5 * 3600) },
};

describe('the rule targets-overloaded', () => {
  it('finds targets that had been healthy for long and do not answer in time any more', () => {
    const finding = fires(targetsOverloaded, healthySnapshot(SPIKE));
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
    expect(finding.summary).toContain('deployed for 5 h');
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
    expect(evidenceAt(finding, 'services[0].deployments[0]')?.text).toBe(
      'the deployment was completed and is 5 h old',
    );
  });

  it('shows a worker that its server killed for being slow, which is no sign of lacking memory', () => {
    const slow = '[2026-01-01 00:00:00 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:17)';
    const killed = '[ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?';
    const logs = [
      logOf(TASK, [
        [2900, slow],
        [2901, killed],
      ]),
    ];
    const snapshot = healthySnapshot({ ...SPIKE, logs });
    expect(evidenceAt(fires(targetsOverloaded, snapshot), 'ecs/api/dead1')).toMatchObject({
      kind: 'log',
      weight: 'direct',
      text: slow,
    });
    staysSilent(workerKilled, snapshot);
  });

  it.each<[string, Change]>([
    ['a deployment that is still on its way', { deployment: { rolloutState: untrusted('IN_PROGRESS') } }],
    ['a probe that is refused', { events: [targetEvent(115, 'Health checks failed')] }],
    [
      'tasks that never served',
      {
        stopped: [failedTarget({ lived: 200 })],
        logs: [logOf(failedTarget({ lived: 200 }), [[1, 'Starting']])],
      },
    ],
  ])('stays silent on %s', (_, change) => {
    staysSilent(targetsOverloaded, healthySnapshot({ ...SPIKE, ...change }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(targetsOverloaded);
  });
});
