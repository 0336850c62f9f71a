import { describe, expect, it } from 'vitest';
import type { TargetHealth } from '../../../src/model/target-group.ts';
import { untrusted } from '../../../src/model/text.ts';
import { targetGroupNotInUse } from '../../../src/rules/load-balancer/target-group-not-in-use.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { type Change, healthySnapshot, unhealthyTarget } from '../../support/snapshot.ts';
import { ago, NOW } from '../../support/task.ts';

const NOT_IN_USE = 'Target group is not configured to receive traffic from the load balancer';
const WRONG_ZONE = 'Target is in an Availability Zone that is not enabled for the load balancer';

function unused(description: string | undefined, targetId = '10.0.1.1'): TargetHealth {
  return {
    targetId: untrusted(targetId),
    port: 8000,
    state: untrusted('unused'),
    reason: untrusted('Target.NotInUse'),
    description: description === undefined ? undefined : untrusted(description),
  };
}

describe('the rule target-group-not-in-use', () => {
  it('names the group and quotes what the load balancer says of its targets', () => {
    const targets = [unused(NOT_IN_USE), unused(NOT_IN_USE, '10.0.1.2')];
    const finding = fires(targetGroupNotInUse, healthySnapshot({ targets }));
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 0 }, lastSeen: NOW });
    expect(finding.title).toBe('Target group backend belongs to no listener: its targets are unused');
    expect(finding.summary).toContain('All 2 targets of backend are unused');
    expect(evidenceAt(finding, 'TargetHealthDescriptions[0].TargetHealth')).toMatchObject({
      kind: 'target-health',
      weight: 'direct',
      source: 'elasticloadbalancing:DescribeTargetHealth',
      text: `target 10.0.1.1:8000 is unused (Target.NotInUse: ${NOT_IN_USE})`,
    });
  });

  it('does with the code alone, and with a single target', () => {
    const finding = fires(targetGroupNotInUse, healthySnapshot({ targets: [unused(undefined)] }));
    expect(finding.summary).toContain('The one target of backend is unused: “Target.NotInUse”');
  });

  it.each<[string, Change]>([
    [
      'a group of which a target is served',
      {
        targets: [
          unused(NOT_IN_USE),
          { ...unused(NOT_IN_USE), state: untrusted('healthy'), reason: undefined, description: undefined },
        ],
      },
    ],
    [
      'one of the two groups of a blue/green deployment',
      { targets: [unused(NOT_IN_USE)], settings: { strategy: untrusted('BLUE_GREEN') } },
    ],
    ['targets in a zone that is not enabled, which have the same code', { targets: [unused(WRONG_ZONE)] }],
    ['targets that are unhealthy', { targets: [unhealthyTarget('Health checks failed')] }],
    ['a group of another service', { targets: [unused(NOT_IN_USE)], settings: { loadBalancers: [] } }],
    ['targets that are served', { deployment: { createdAt: ago(60) } }],
  ])('stays silent on %s', (_, change) => {
    staysSilent(targetGroupNotInUse, healthySnapshot(change));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(targetGroupNotInUse);
  });
});
