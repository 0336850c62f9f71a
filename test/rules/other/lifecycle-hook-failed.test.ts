import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { lifecycleHookFailed } from '../../../src/rules/other/lifecycle-hook-failed.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { gaveUp, rolledBack } from '../../support/service-deployment.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

const REASON =
  'Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. arn:aws:lambda:us-east-1:123456789012:function:smoke-test returned FAILED.';

describe('the rule lifecycle-hook-failed', () => {
  it('names the stage and quotes the words that name the hook', () => {
    const deployment = rolledBack({
      statusReason: untrusted(REASON),
      lifecycleStage: untrusted('PRE_SCALE_UP'),
    });
    const finding = fires(lifecycleHookFailed, healthySnapshot({ serviceDeployments: [deployment] }));
    expect(finding).toMatchObject({ confidence: 'certain', affected: { tasks: 0 }, lastSeen: ago(600) });
    expect(finding.summary).toBe(`Deployment ecs-svc/90 was ended in stage PRE_SCALE_UP: “${REASON}”.`);
    expect(evidenceAt(finding, 'serviceDeployments[0].statusReason')).toMatchObject({
      kind: 'deployment',
      weight: 'direct',
      source: 'ecs:DescribeServiceDeployments',
      text: REASON,
    });
  });

  it('reads it in the reason of the rollback as well, and cites that', () => {
    const deployment = rolledBack({ rollback: { reason: untrusted(REASON) } });
    const finding = fires(lifecycleHookFailed, healthySnapshot({ serviceDeployments: [deployment] }));
    expect(finding.summary).toContain('was ended: “Service deployment rolled back because');
    expect(evidenceAt(finding, 'serviceDeployments[0].rollback.reason')?.text).toBe(REASON);
  });

  it('quotes the state of the service where nobody may list the deployments', () => {
    const reason = 'Lifecycle hook PRE_SCALE_UP failed.';
    const finding = fires(lifecycleHookFailed, healthySnapshot({ deployment: gaveUp(reason) }));
    expect(finding.summary).toContain(`“${reason}”`);
    expect(finding.evidence).toMatchObject([
      { source: 'ecs:DescribeServices', ref: 'services[0].deployments[*].rolloutStateReason' },
    ]);
  });

  it('is shown under the cause where tasks of that deployment failed as well', () => {
    expect(lifecycleHookFailed.role).toBe('symptom');
  });

  it('stays silent where an alarm went off, whatever hook there was', () => {
    const deployment = rolledBack({
      statusReason: untrusted(REASON),
      triggeredAlarms: [untrusted('p99')],
    });
    staysSilent(lifecycleHookFailed, healthySnapshot({ serviceDeployments: [deployment] }));
  });

  it.each(['ECS deployment circuit breaker: tasks failed to start.', undefined])(
    'stays silent on a deployment that something else ended: %s',
    (reason) => {
      staysSilent(lifecycleHookFailed, healthySnapshot({ deployment: gaveUp(reason) }));
    },
  );

  it('stays silent on a deployment that was completed', () => {
    staysSilent(lifecycleHookFailed, healthySnapshot());
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(lifecycleHookFailed);
  });
});
