import { describe, expect, it } from 'vitest';
import { healthRouteSlow } from '../../../src/rules/load-balancer/health-route-slow.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot, targetEvent } from '../../support/snapshot.ts';
import { failedTarget, logOf, READY } from '../../support/task.ts';

const DEAD = failedTarget();
const ARRIVAL = '10.0.1.7 - - "GET /health HTTP/1.1" 499 0 "-" "ELB-HealthChecker/2.0" rt=5.04';

function timedOut(lines: readonly (readonly [number, string])[], reason = 'Request timed out') {
  return healthySnapshot({
    stopped: [DEAD],
    logs: [logOf(DEAD, [[5, READY], ...lines])],
    events: [targetEvent(130, reason)],
  });
}

describe('the rule health-route-slow', () => {
  it('names the route whose probes arrive and are not answered in time, and gives them twice as long', () => {
    const finding = fires(healthRouteSlow, timedOut([[60, ARRIVAL]]));
    expect(finding).toMatchObject({
      confidence: 'certain',
      title: 'The health route /health does not answer the load balancer within 5 s (Request timed out)',
    });
    expect(evidenceAt(finding, 'ecs/api/dead1')).toMatchObject({ weight: 'direct', text: ARRIVAL });
    expect(finding.remedy.settings).toMatchObject([
      { path: 'targetGroup.HealthCheckTimeoutSeconds', current: 5, recommended: 10 },
      { path: 'targetGroup.UnhealthyThresholdCount', current: 2, recommended: 4 },
    ]);
  });

  it('knows a probe by its path as well', () => {
    fires(healthRouteSlow, timedOut([[60, 'INFO: 10.0.1.7:4711 - "GET /health HTTP/1.1" 200 OK']]));
  });

  it('stays silent where no probe ever arrives: something keeps it out', () => {
    staysSilent(healthRouteSlow, timedOut([[60, 'GET /orders HTTP/1.1 200']]));
  });

  it('stays silent where the probe is answered with another code', () => {
    staysSilent(healthRouteSlow, timedOut([[60, ARRIVAL]], 'Health checks failed with these codes: [404]'));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(healthRouteSlow);
  });
});
