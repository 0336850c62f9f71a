import { describe, expect, it } from 'vitest';
import type { StackEvent } from '../../src/model/stack.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { type Change, healthySnapshot } from '../support/snapshot.ts';
import { stackEvent, stackOf } from '../support/stack.ts';
import { ago } from '../support/task.ts';
import { judged } from './judged.ts';

/** What the stack said of the service a minute ago. */
function ofService(status: string, reason: string): StackEvent {
  return stackEvent(60, { logicalId: 'Service', resourceType: 'AWS::ECS::Service', status, reason });
}

const CANCELLED = ofService('UPDATE_FAILED', 'Resource update cancelled');

/** The service was cancelled because a listener rule could not be created. */
const ROLLED_BACK_BY_RULE = stackOf(
  'UPDATE_ROLLBACK_COMPLETE',
  CANCELLED,
  stackEvent(60, {
    logicalId: 'ListenerRule',
    resourceType: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    status: 'CREATE_FAILED',
    reason: "Priority '20' is currently in use",
  }),
);

describe('the verdict', () => {
  it.each<[Verdict, string, Change]>([
    [
      'in-progress',
      'its stack is still being updated',
      { stack: stackOf('UPDATE_IN_PROGRESS', ofService('UPDATE_COMPLETE', '')) },
    ],
    [
      'failed',
      'the stack was rolled back for it',
      { stack: stackOf('UPDATE_ROLLBACK_COMPLETE', ofService('UPDATE_FAILED', 'did not stabilize')) },
    ],
    [
      'healthy',
      'the stack was rolled back for something else',
      { stack: stackOf('UPDATE_ROLLBACK_COMPLETE', CANCELLED) },
    ],
    [
      'failed',
      'the stack was rolled back for another resource, which cancelled the service',
      { stack: ROLLED_BACK_BY_RULE },
    ],
    [
      'healthy',
      'a deployment was completed after the stack had been rolled back',
      { stack: ROLLED_BACK_BY_RULE, deployment: { createdAt: ago(30) } },
    ],
  ])('is %s where %s', (verdict, _, change) => {
    expect(judged(healthySnapshot(change))).toBe(verdict);
  });
});
