import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { deploymentRolledBack } from '../../../src/rules/other/deployment-rolled-back.ts';
import { endedDeployment } from '../../support/ended-deployment.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

/** A deployment that ECS gave up, and why. */
function failed(reason: string | undefined) {
  return {
    rolloutState: untrusted('FAILED'),
    rolloutStateReason: reason === undefined ? undefined : untrusted(reason),
  };
}

describe('the rule deployment-rolled-back', () => {
  it('is no more than possible where ECS names no cause', () => {
    const serviceDeployments = [endedDeployment('Service deployment rolled back')];
    const finding = fires(deploymentRolledBack, healthySnapshot({ serviceDeployments }));
    expect(deploymentRolledBack.role).toBe('symptom');
    expect(finding.confidence).toBe('possible');
    expect(finding.summary).toContain('Service deployment rolled back');
  });

  it('quotes the reason of a deployment that failed without a rollback', () => {
    const reason = 'Service deployment failed because of invalid networking configuration: subnet not found.';
    const finding = fires(deploymentRolledBack, healthySnapshot({ deployment: failed(reason) }));
    expect(finding.evidence[0]).toMatchObject({ source: 'ecs:DescribeServices' });
    expect(finding.summary).toContain('subnet not found');
  });

  it.each([
    'ECS deployment circuit breaker: tasks failed to start.',
    'Deployment failed: tasks failed to start.',
    undefined,
  ])('stays silent where ECS only counted failures and knows no cause: %s', (reason) => {
    staysSilent(deploymentRolledBack, healthySnapshot({ deployment: failed(reason) }));
  });

  it('leaves alarms and hooks to the rules about them', () => {
    const serviceDeployments = [endedDeployment('Service deployment rolled back', ['p99'])];
    staysSilent(deploymentRolledBack, healthySnapshot({ serviceDeployments }));
    staysSilent(deploymentRolledBack, healthySnapshot({ deployment: failed('lifecycle hook(s) failed') }));
  });

  it('stays silent on a deployment that was completed', () => {
    staysSilent(deploymentRolledBack, healthySnapshot());
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(deploymentRolledBack);
  });
});
