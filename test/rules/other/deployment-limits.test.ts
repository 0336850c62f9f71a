import { describe, expect, it } from 'vitest';
import { deploymentLimits } from '../../../src/rules/other/deployment-limits.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { event, healthySnapshot, steadyEvent } from '../../support/snapshot.ts';

const STUCK = event(
  60,
  'service (backend) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
);

describe('the rule deployment-limits', () => {
  it('quotes the event, and recommends room for a new task', () => {
    const settings = { minimumHealthyPercent: 100, maximumPercent: 100 };
    const finding = fires(deploymentLimits, healthySnapshot({ events: [STUCK], settings }));
    expect(finding.confidence).toBe('certain');
    expect(evidenceAt(finding, 'services[0].events[0].message')).toMatchObject({ weight: 'direct' });
    expect(evidenceAt(finding, 'services[0].deploymentConfiguration')?.text).toBe(
      'minimumHealthyPercent 100, maximumPercent 100',
    );
    expect(finding.remedy.settings).toMatchObject([{ current: 100, recommended: 200, unit: '%' }]);
  });

  it('stays silent on tight limits that stop nothing, and on an event that a steady state has followed', () => {
    const settings = { minimumHealthyPercent: 100, maximumPercent: 100 };
    staysSilent(deploymentLimits, healthySnapshot({ settings }));
    staysSilent(deploymentLimits, healthySnapshot({ events: [steadyEvent(10), STUCK] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(deploymentLimits);
  });
});
