import { describe, expect, it } from 'vitest';
import { targetUnreachable } from '../../../src/rules/load-balancer/target-unreachable.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot, targetEvent } from '../../support/snapshot.ts';
import { failedTarget, logOf, READY } from '../../support/task.ts';

const TASK = failedTarget({ lived: 200 });

function readyAfter(seconds: number, probe: string) {
  const logs = [logOf(TASK, [[seconds, READY]])];
  return healthySnapshot({ stopped: [TASK], logs, events: [targetEvent(115, probe)] });
}

describe('the rule target-unreachable', () => {
  it.each(['Request timed out', 'Health checks failed'])(
    'finds an application that was ready long before the probe ended with “%s”',
    (probe) => {
      const finding = fires(targetUnreachable, readyAfter(10, probe));
      expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 1, of: 1 } });
      expect(finding.summary).toContain('ready after 10 s');
      expect(finding.summary).toContain('security group');
      expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
      expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'circumstantial', text: READY });
      expect(evidenceAt(finding, 'TargetGroups[backend]')?.text).toBe('checks HTTP on port traffic-port');
    },
  );

  it('stays silent where the application was ready too shortly before for the balancer to notice', () => {
    staysSilent(targetUnreachable, readyAfter(150, 'Request timed out'));
  });

  it('stays silent where the load balancer does get an answer', () => {
    staysSilent(targetUnreachable, readyAfter(10, 'Health checks failed with these codes: [404]'));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(targetUnreachable);
  });
});
