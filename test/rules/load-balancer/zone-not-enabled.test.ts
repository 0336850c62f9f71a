import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { zoneNotEnabled } from '../../../src/rules/load-balancer/zone-not-enabled.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot, targetEvent, unhealthyTarget } from '../../support/snapshot.ts';
import { failedTarget } from '../../support/task.ts';

const REASON = 'Target is in an Availability Zone that is not enabled for the load balancer';
const DEAD = { ...failedTarget(), availabilityZone: untrusted('us-east-1c') };

describe('the rule zone-not-enabled', () => {
  it('names the zone in which the failed tasks ran', () => {
    const finding = fires(
      zoneNotEnabled,
      healthySnapshot({ stopped: [DEAD], events: [targetEvent(130, REASON)] }),
    );
    expect(finding).toMatchObject({
      confidence: 'certain',
      title: 'The load balancer is not enabled in us-east-1c, where tasks run',
      affected: { tasks: 1, of: 1 },
    });
  });

  it('reads it in the health of a target as well', () => {
    fires(zoneNotEnabled, healthySnapshot({ targets: [unhealthyTarget(REASON)] }));
  });

  it('does not lay the failure of another task to it', () => {
    const events = [targetEvent(130, REASON, 'another')];
    expect(fires(zoneNotEnabled, healthySnapshot({ stopped: [DEAD], events })).affected.tasks).toBe(0);
  });

  it('stays silent on targets that are unhealthy for another reason', () => {
    const targets = [unhealthyTarget('Request timed out')];
    staysSilent(zoneNotEnabled, healthySnapshot({ stopped: [DEAD], targets }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(zoneNotEnabled);
  });
});
