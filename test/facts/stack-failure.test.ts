import { describe, expect, it } from 'vitest';
import { readFacts } from '../../src/facts/facts.ts';
import { stackFailure } from '../../src/facts/stack-failure.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { failedResource, stackEvent, stackOf } from '../support/stack.ts';
import { ago } from '../support/task.ts';

const START = stackEvent(900, {
  logicalId: 'backend',
  resourceType: 'AWS::CloudFormation::Stack',
  status: 'UPDATE_IN_PROGRESS',
  reason: 'User Initiated',
});
const RULE = failedResource(
  600,
  'ListenerRule',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'Priority is in use',
);
const CANCELLED = failedResource(599, 'Service', 'AWS::ECS::Service', 'Resource update cancelled');

function failureOf(change: Change) {
  return stackFailure(readFacts(healthySnapshot(change)));
}

describe('the failure of a stack', () => {
  it('is the first resource of the newest operation that failed by itself', () => {
    const late = failedResource(500, 'Queue', 'AWS::SQS::Queue', 'Access denied');
    const failure = failureOf({ stack: stackOf('UPDATE_ROLLBACK_COMPLETE', late, CANCELLED, RULE, START) });
    expect(failure).toMatchObject({ event: { logicalId: 'ListenerRule' }, index: 2, isOwn: false });
  });

  it('is not what failed in an older operation', () => {
    const older = failedResource(5000, 'Queue', 'AWS::SQS::Queue', 'Access denied');
    expect(
      failureOf({ stack: stackOf('UPDATE_ROLLBACK_COMPLETE', CANCELLED, START, older) }),
    ).toBeUndefined();
  });

  it('is the resource within a nested stack rather than that stack', () => {
    const nested = failedResource(
      598,
      'Network',
      'AWS::CloudFormation::Stack',
      'Embedded stack was not updated',
    );
    const failure = failureOf({ stack: stackOf('UPDATE_ROLLBACK_COMPLETE', nested, RULE, START) });
    expect(failure?.event.logicalId).toBe('ListenerRule');
  });

  it('is the service itself where that did not stabilize', () => {
    const own = failedResource(600, 'Service', 'AWS::ECS::Service', 'did not stabilize');
    expect(failureOf({ stack: stackOf('CREATE_FAILED', own, START) })?.isOwn).toBe(true);
  });

  it('is not there where the stack is well, or a deployment was completed since', () => {
    expect(failureOf({ stack: stackOf('UPDATE_COMPLETE', RULE, START) })).toBeUndefined();
    const rolledBack = stackOf('UPDATE_ROLLBACK_COMPLETE', CANCELLED, RULE, START);
    expect(failureOf({ stack: rolledBack, deployment: { createdAt: ago(60) } })).toBeUndefined();
    expect(failureOf({ stack: rolledBack, deployment: { createdAt: ago(700) } })).toBeDefined();
  });
});
