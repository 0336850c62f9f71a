import { describe, expect, it } from 'vitest';
import { stoppedByOperator } from '../../../src/rules/other/stopped-by-operator.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { ago, stoppedTask } from '../../support/task.ts';

function stoppedByHand(...secondsAgo: readonly number[]) {
  const story = { stopCode: 'UserInitiated', reason: 'Task stopped by user', exitCode: 143 };
  return secondsAgo.map((stoppedAgo) => stoppedTask({ ...story, id: `dead${stoppedAgo}`, stoppedAgo }));
}

describe('the rule stopped-by-operator', () => {
  it('finds tasks that somebody stops round after round', () => {
    const finding = fires(stoppedByOperator, healthySnapshot({ stopped: stoppedByHand(600, 1200, 1800) }));
    expect(finding).toMatchObject({ confidence: 'certain', firstSeen: ago(1800), lastSeen: ago(600) });
    expect(finding.summary).toContain('3 tasks were stopped by a call of StopTask in 3 rounds');
    expect(finding.evidence[0]).toMatchObject({ weight: 'direct', text: 'Task stopped by user' });
  });

  it('stays silent on a restart by hand, which stops several tasks at once', () => {
    staysSilent(stoppedByOperator, healthySnapshot({ stopped: stoppedByHand(600, 610, 620, 630) }));
  });

  it('stays silent on tasks that failed', () => {
    const stopped = [600, 1200, 1800].map((stoppedAgo) =>
      stoppedTask({ id: `dead${stoppedAgo}`, stoppedAgo }),
    );
    staysSilent(stoppedByOperator, healthySnapshot({ stopped }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(stoppedByOperator);
  });
});
