import { describe, expect, it } from 'vitest';
import { scaleInBlocked } from '../../../src/rules/other/scale-in-blocked.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent } from '../../support/snapshot.ts';

const PROTECTED = event(
  60,
  '(service backend) was unable to reach steady state because (taskSet ecs-svc/88) was unable to scale in due to (reason 2 tasks under protection)',
);

describe('the rule scale-in-blocked', () => {
  it('quotes the event about protected tasks, and holds the deployment up instead of failing it', () => {
    const finding = fires(scaleInBlocked, healthySnapshot({ events: [PROTECTED] }));
    expect(scaleInBlocked.effect).toBe('holds-up');
    expect(finding.summary).toContain('2 tasks under protection');
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
  });

  it('stays silent once the service was steady, and on other reasons for not being so', () => {
    staysSilent(scaleInBlocked, healthySnapshot({ events: [steadyEvent(30), PROTECTED] }));
    const other = event(60, '(service backend) was unable to reach steady state.');
    staysSilent(scaleInBlocked, healthySnapshot({ events: [other] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(scaleInBlocked);
  });
});
