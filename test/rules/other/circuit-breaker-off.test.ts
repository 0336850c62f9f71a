import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { circuitBreakerOff } from '../../../src/rules/other/circuit-breaker-off.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

describe('the rule circuit-breaker-off', () => {
  it.each([
    [1, 3],
    [2, 3],
    [40, 20],
    [1000, 200],
  ])(
    'says that with %s tasks desired the breaker would end a deployment after %s',
    (desiredCount, threshold) => {
      const settings = { circuitBreaker: undefined, desiredCount };
      const finding = fires(circuitBreakerOff, healthySnapshot({ settings }));
      expect(circuitBreakerOff.role).toBe('risk');
      expect(finding.severity).toBe('warning');
      expect(finding.remedy.settings[0]?.because).toBe(
        `with a desired count of ${desiredCount} a deployment then fails after ${threshold} failed tasks`,
      );
      expect(finding.evidence[0]).toMatchObject({ kind: 'setting', source: 'ecs:DescribeServices' });
    },
  );

  it('counts a breaker that is there but disabled as off', () => {
    const settings = { circuitBreaker: { enabled: false, rollback: true } };
    fires(circuitBreakerOff, healthySnapshot({ settings }));
  });

  it('stays silent where the breaker is on, or where another controller deploys', () => {
    staysSilent(circuitBreakerOff, healthySnapshot());
    const settings = { circuitBreaker: undefined, deploymentController: untrusted('CODE_DEPLOY') };
    staysSilent(circuitBreakerOff, healthySnapshot({ settings }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(circuitBreakerOff);
  });
});
