import { describe, expect, it } from 'vitest';
import { deploymentAlarm } from '../../../src/rules/other/deployment-alarm.ts';
import { endedDeployment } from '../../support/ended-deployment.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { ago } from '../../support/task.ts';

function ended(reason: string, alarms: readonly string[] = []) {
  return healthySnapshot({ serviceDeployments: [endedDeployment(reason, alarms)] });
}

describe('the rule deployment-alarm', () => {
  it('names the alarm that ended the deployment', () => {
    const finding = fires(deploymentAlarm, ended('Service deployment rolled back', ['p99']));
    expect(finding).toMatchObject({ title: 'An alarm ended the deployment: p99', confidence: 'certain' });
    expect(finding.evidence[0]).toMatchObject({
      kind: 'deployment',
      weight: 'direct',
      source: 'ecs:DescribeServiceDeployments',
      at: ago(600),
    });
  });

  it('names the alarm, although ECS speaks of its circuit breaker', () => {
    const reason = 'ECS deployment circuit breaker: tasks failed to start.';
    expect(fires(deploymentAlarm, ended(reason, ['p99'])).title).toBe('An alarm ended the deployment: p99');
  });

  it('reads it in the reason where no alarm is listed', () => {
    expect(
      fires(deploymentAlarm, ended('rolled back because of triggered alarm(s): [p99]')).summary,
    ).toContain('p99');
  });

  it('stays silent where a hook or nobody known ended the deployment, and where it was completed', () => {
    staysSilent(
      deploymentAlarm,
      ended('Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed.'),
    );
    staysSilent(deploymentAlarm, ended('Service deployment rolled back'));
    staysSilent(deploymentAlarm, healthySnapshot());
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(deploymentAlarm);
  });
});
