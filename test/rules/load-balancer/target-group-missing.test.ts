import { describe, expect, it } from 'vitest';
import { targetGroupMissing } from '../../../src/rules/load-balancer/target-group-missing.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent, targetEvent } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

const MISSING =
  'service (api) task set (ecs-svc/823) (task 9d85800c) is not healthy in target-group (arn:aws:elasticloadbalancing:eu-central-1:0:targetgroup/api/abc)) due to TARGET GROUP IS NOT FOUND.';

describe('the rule target-group-missing', () => {
  it('quotes the event that says so', () => {
    const finding = fires(targetGroupMissing, healthySnapshot({ events: [event(60, MISSING)] }));
    expect(finding).toMatchObject({ confidence: 'certain', lastSeen: ago(60) });
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({
      weight: 'direct',
      text: MISSING,
    });
  });

  it('stays silent on an event that a steady state has followed, and on an unhealthy target', () => {
    staysSilent(targetGroupMissing, healthySnapshot({ events: [steadyEvent(10), event(60, MISSING)] }));
    staysSilent(targetGroupMissing, healthySnapshot({ events: [targetEvent(60, 'Health checks failed')] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(targetGroupMissing);
  });
});
