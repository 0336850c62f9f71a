import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { deploymentAlarm } from '../../../src/rules/other/deployment-alarm.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { gaveUp, rolledBack } from '../../support/service-deployment.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

const P99 = rolledBack({ triggeredAlarms: [untrusted('p99')] });

describe('the rule deployment-alarm', () => {
  it('names the alarms that ended the deployment', () => {
    const triggeredAlarms = ['p99', 'errors'].map(untrusted);
    const finding = fires(
      deploymentAlarm,
      healthySnapshot({ serviceDeployments: [rolledBack({ triggeredAlarms })] }),
    );
    expect(finding).toMatchObject({
      title: 'An alarm ended the deployment: p99, errors',
      confidence: 'certain',
      affected: { tasks: 0 },
      lastSeen: ago(600),
    });
    expect(finding.summary).toContain('ecs-svc/90');
    expect(evidenceAt(finding, 'serviceDeployments[0].statusReason')).toMatchObject({
      kind: 'deployment',
      weight: 'direct',
      source: 'ecs:DescribeServiceDeployments',
      at: ago(600),
      text: 'Service deployment rolled back (alarms: p99, errors)',
    });
  });

  it('names the alarm, although ECS speaks of its circuit breaker', () => {
    const statusReason = untrusted('ECS deployment circuit breaker: tasks failed to start.');
    const finding = fires(
      deploymentAlarm,
      healthySnapshot({ serviceDeployments: [{ ...P99, statusReason }] }),
    );
    expect(finding.title).toBe('An alarm ended the deployment: p99');
  });

  it('quotes the words of ECS where nobody may list the deployments', () => {
    const reason = 'Service deployment failed because alarms were triggered.';
    const finding = fires(deploymentAlarm, healthySnapshot({ deployment: gaveUp(reason) }));
    expect(finding.summary).toContain(`“${reason}”`);
    expect(finding.evidence).toMatchObject([{ source: 'ecs:DescribeServices', weight: 'direct' }]);
  });

  it('is shown under the cause where tasks of that deployment failed as well', () => {
    expect(deploymentAlarm.role).toBe('symptom');
  });

  it.each([
    'Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. arn:aws:lambda:us-east-1:1:function:alarm-check',
    'ECS deployment circuit breaker: tasks failed to start.',
    undefined,
  ])('stays silent on a deployment that something else ended: %s', (reason) => {
    staysSilent(deploymentAlarm, healthySnapshot({ deployment: gaveUp(reason) }));
  });

  it('stays silent on a deployment that was completed', () => {
    staysSilent(deploymentAlarm, healthySnapshot());
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(deploymentAlarm);
  });
});
