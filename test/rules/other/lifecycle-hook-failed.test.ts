import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { lifecycleHookFailed } from '../../../src/rules/other/lifecycle-hook-failed.ts';
import { endedDeployment } from '../../support/ended-deployment.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

const REASON =
  'Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. ECS was unable to parse the response from arn:aws:lambda:us-east-1:123456789012:function:check due to: HookStatus must not be null.';

describe('the rule lifecycle-hook-failed', () => {
  it('quotes the reason whole, which names the function, and tells the stage', () => {
    const deployment = { ...endedDeployment(REASON), lifecycleStage: untrusted('PRE_SCALE_UP') };
    const finding = fires(lifecycleHookFailed, healthySnapshot({ serviceDeployments: [deployment] }));
    expect(finding.confidence).toBe('certain');
    expect(finding.summary).toContain('in stage PRE_SCALE_UP');
    expect(finding.summary).toContain('function:check due to: HookStatus must not be null');
  });

  it('reads it from the service itself where the history may not be read', () => {
    const deployment = {
      rolloutState: untrusted('FAILED'),
      rolloutStateReason: untrusted('Lifecycle hook PRE_SCALE_UP failed.'),
    };
    const finding = fires(lifecycleHookFailed, healthySnapshot({ deployment }));
    expect(finding.evidence[0]).toMatchObject({ source: 'ecs:DescribeServices' });
  });

  it('stays silent where an alarm ended the deployment, or nothing did', () => {
    const serviceDeployments = [endedDeployment('Service deployment rolled back', ['p99'])];
    staysSilent(lifecycleHookFailed, healthySnapshot({ serviceDeployments }));
    staysSilent(lifecycleHookFailed, healthySnapshot());
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(lifecycleHookFailed);
  });
});
