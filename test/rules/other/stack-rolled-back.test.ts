import { describe, expect, it } from 'vitest';
import { stackRolledBack } from '../../../src/rules/other/stack-rolled-back.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { failedResource, stackOf } from '../../support/stack.ts';

const RULE = failedResource(
  600,
  'ListenerRule',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  "Priority '20' is currently in use",
);
const CANCELLED = failedResource(599, 'Service', 'AWS::ECS::Service', 'Resource update cancelled');

describe('the rule stack-rolled-back', () => {
  it('names the resource that failed, its type and why', () => {
    const stack = stackOf('UPDATE_ROLLBACK_COMPLETE', CANCELLED, RULE);
    const finding = fires(stackRolledBack, healthySnapshot({ stack }));
    expect(finding).toMatchObject({ category: 'other', confidence: 'certain', affected: { tasks: 0 } });
    expect(finding.title).toContain('ListenerRule (AWS::ElasticLoadBalancingV2::ListenerRule)');
    expect(finding.summary).toContain("Priority '20' is currently in use");
    expect(evidenceAt(finding, 'StackEvents[1].ResourceStatusReason')).toMatchObject({
      kind: 'stack-event',
      weight: 'direct',
      source: 'cloudformation:DescribeStackEvents',
    });
  });

  it('stays silent where the service itself did not stabilize', () => {
    const own = failedResource(600, 'Service', 'AWS::ECS::Service', 'did not stabilize');
    staysSilent(stackRolledBack, healthySnapshot({ stack: stackOf('UPDATE_ROLLBACK_COMPLETE', own) }));
  });

  it('stays silent where the stack was updated', () => {
    staysSilent(stackRolledBack, healthySnapshot({ stack: stackOf('UPDATE_COMPLETE', CANCELLED, RULE) }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(stackRolledBack);
  });
});
