import { describe, expect, it } from 'vitest';
import { graceWithinWindow } from '../../../src/rules/load-balancer/grace-within-window.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

describe('the rule grace-within-window', () => {
  it('mentions as a risk a grace period that ends when the container check can already give up', () => {
    const finding = fires(
      graceWithinWindow,
      healthySnapshot({ settings: { healthCheckGracePeriodSeconds: 100 } }),
    );
    expect(graceWithinWindow.role).toBe('risk');
    expect(finding.summary).toContain('(100 s)');
    expect(evidenceAt(finding, 'services[0].healthCheckGracePeriodSeconds')?.text).toBe(
      'healthCheckGracePeriodSeconds is 100',
    );
    expect(finding.remedy.settings).toMatchObject([
      { path: 'service.healthCheckGracePeriodSeconds', current: 100, recommended: 150, unit: 's' },
    ]);
  });

  it('takes a grace period that was never set as 0', () => {
    const settings = { healthCheckGracePeriodSeconds: undefined };
    fires(graceWithinWindow, healthySnapshot({ settings }));
  });

  it.each([
    ['a grace period that outlasts the check', { healthCheckGracePeriodSeconds: 101 }],
    ['a service without a load balancer', { healthCheckGracePeriodSeconds: 0, loadBalancers: [] }],
    [
      'a grace period that only AWS resolves',
      { healthCheckGracePeriodSeconds: { unresolved: '!Ref Grace' } },
    ],
  ])('stays silent on %s', (_, settings) => {
    staysSilent(graceWithinWindow, healthySnapshot({ settings }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(graceWithinWindow);
  });
});
