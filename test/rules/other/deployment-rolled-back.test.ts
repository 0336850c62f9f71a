import { describe, expect, it } from 'vitest';
import type { ServiceDeployment } from '../../../src/model/service.ts';
import { untrusted } from '../../../src/model/text.ts';
import { deploymentRolledBack } from '../../../src/rules/other/deployment-rolled-back.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

function rolledBack(triggeredAlarms: readonly string[]): ServiceDeployment {
  return {
    arn: untrusted('arn:aws:ecs:us-east-1:1:service-deployment/prod/backend/x'),
    status: untrusted('ROLLBACK_SUCCESSFUL'),
    statusReason: untrusted('Service deployment rolled back'),
    createdAt: ago(1800),
    finishedAt: ago(600),
    targetRevisionArn: untrusted('arn:aws:ecs:us-east-1:1:service-revision/prod/backend/90'),
    sourceRevisionArns: [],
    triggeredAlarms: triggeredAlarms.map(untrusted),
  };
}

/** A deployment that ECS gave up, and why. */
function failed(reason: string | undefined) {
  return {
    rolloutState: untrusted('FAILED'),
    rolloutStateReason: reason === undefined ? undefined : untrusted(reason),
  };
}

describe('the rule deployment-rolled-back', () => {
  it('names the alarm that ended the deployment', () => {
    const finding = fires(
      deploymentRolledBack,
      healthySnapshot({ serviceDeployments: [rolledBack(['p99'])] }),
    );
    expect(finding).toMatchObject({ title: 'An alarm ended the deployment: p99', confidence: 'certain' });
    expect(finding.evidence[0]).toMatchObject({
      kind: 'deployment',
      weight: 'direct',
      source: 'ecs:DescribeServiceDeployments',
      at: ago(600),
    });
  });

  it('is no more than possible where ECS names no alarm', () => {
    const finding = fires(deploymentRolledBack, healthySnapshot({ serviceDeployments: [rolledBack([])] }));
    expect(deploymentRolledBack.role).toBe('symptom');
    expect(finding.confidence).toBe('possible');
    expect(finding.summary).toContain('Service deployment rolled back');
  });

  it('quotes the reason of a deployment that failed without a rollback', () => {
    const finding = fires(
      deploymentRolledBack,
      healthySnapshot({ deployment: failed('Lifecycle hook PRE_SCALE_UP failed.') }),
    );
    expect(finding.evidence[0]).toMatchObject({ source: 'ecs:DescribeServices' });
    expect(finding.summary).toContain('“Lifecycle hook PRE_SCALE_UP failed.”');
  });

  it.each([
    'ECS deployment circuit breaker: tasks failed to start.',
    'Deployment failed: tasks failed to start.',
    undefined,
  ])('stays silent where ECS only counted failures and knows no cause: %s', (reason) => {
    staysSilent(deploymentRolledBack, healthySnapshot({ deployment: failed(reason) }));
  });

  it('names the alarm, although ECS speaks of its circuit breaker', () => {
    const deployment = {
      ...rolledBack(['p99']),
      statusReason: untrusted('ECS deployment circuit breaker: tasks failed to start.'),
    };
    expect(fires(deploymentRolledBack, healthySnapshot({ serviceDeployments: [deployment] })).title).toBe(
      'An alarm ended the deployment: p99',
    );
  });

  it('stays silent on a deployment that was completed', () => {
    staysSilent(deploymentRolledBack, healthySnapshot());
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(deploymentRolledBack);
  });
});
