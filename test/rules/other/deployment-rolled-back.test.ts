import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { deploymentRolledBack } from '../../../src/rules/other/deployment-rolled-back.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { gaveUp, rolledBack } from '../../support/service-deployment.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

describe('the rule deployment-rolled-back', () => {
  it('quotes what ECS says of the end, which is no more than possible', () => {
    const finding = fires(deploymentRolledBack, healthySnapshot({ serviceDeployments: [rolledBack()] }));
    expect(deploymentRolledBack.role).toBe('symptom');
    expect(finding.confidence).toBe('possible');
    expect(finding.summary).toBe('Deployment ecs-svc/90 failed: “Service deployment rolled back”.');
    expect(finding.evidence).toMatchObject([
      {
        kind: 'deployment',
        weight: 'circumstantial',
        source: 'ecs:DescribeServiceDeployments',
        at: ago(600),
      },
    ]);
  });

  it.each([
    'Service deployment rolled back because of invalid networking configuration: the subnets have no route.',
    'No rollback candidate was found to run the rollback.',
    'Something that this version does not know.',
  ])('quotes the reason of a deployment that failed without a rollback: %s', (reason) => {
    const finding = fires(deploymentRolledBack, healthySnapshot({ deployment: gaveUp(reason) }));
    expect(finding.evidence).toMatchObject([{ source: 'ecs:DescribeServices', text: reason }]);
    expect(finding.summary).toContain(`“${reason}”`);
  });

  it.each([
    'ECS deployment circuit breaker: tasks failed to start.',
    'Deployment failed: tasks failed to start.',
    undefined,
  ])('stays silent where ECS only counted failures and knows no cause: %s', (reason) => {
    staysSilent(deploymentRolledBack, healthySnapshot({ deployment: gaveUp(reason) }));
  });

  it('leaves alarms to deployment-alarm', () => {
    const deployment = rolledBack({ triggeredAlarms: [untrusted('p99')] });
    staysSilent(deploymentRolledBack, healthySnapshot({ serviceDeployments: [deployment] }));
  });

  it('leaves lifecycle hooks to lifecycle-hook-failed', () => {
    staysSilent(
      deploymentRolledBack,
      healthySnapshot({ deployment: gaveUp('Lifecycle hook PRE_SCALE_UP failed.') }),
    );
  });

  it('stays silent on a deployment that was completed', () => {
    staysSilent(deploymentRolledBack, healthySnapshot());
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(deploymentRolledBack);
  });
});
