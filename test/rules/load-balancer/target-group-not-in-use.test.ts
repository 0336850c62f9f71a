import { describe, expect, it } from 'vitest';
import type { TargetHealth } from '../../../src/model/target-group.ts';
import { untrusted } from '../../../src/model/text.ts';
import { targetGroupNotInUse } from '../../../src/rules/load-balancer/target-group-not-in-use.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot, unhealthyTarget } from '../../support/snapshot.ts';

const UNUSED: TargetHealth = {
  targetId: untrusted('10.0.1.1'),
  port: 8000,
  state: untrusted('unused'),
  reason: untrusted('Target.NotInUse'),
  description: untrusted('Target group is not configured to receive traffic from the load balancer'),
};

describe('the rule target-group-not-in-use', () => {
  it('names the group that no listener forwards to, and holds the deployment up instead of failing it', () => {
    const finding = fires(targetGroupNotInUse, healthySnapshot({ targets: [UNUSED, UNUSED] }));
    expect(targetGroupNotInUse.effect).toBe('holds-up');
    expect(finding).toMatchObject({
      confidence: 'certain',
      title: 'Target group backend belongs to no listener: its targets are unused',
    });
    expect(finding.summary).toContain('All 2 targets');
  });

  it('stays silent where some targets of the group are in use', () => {
    staysSilent(
      targetGroupNotInUse,
      healthySnapshot({ targets: [UNUSED, unhealthyTarget('Request timed out')] }),
    );
  });

  it('stays silent in a blue/green deployment, where one group may wait for traffic', () => {
    const settings = { strategy: untrusted('BLUE_GREEN') };
    staysSilent(targetGroupNotInUse, healthySnapshot({ targets: [UNUSED], settings }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(targetGroupNotInUse);
  });
});
