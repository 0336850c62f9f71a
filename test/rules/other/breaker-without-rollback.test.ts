import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { breakerWithoutRollback } from '../../../src/rules/other/breaker-without-rollback.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

const WITHOUT = { circuitBreaker: { enabled: true, rollback: false } };

describe('the rule breaker-without-rollback', () => {
  it('mentions as a risk a breaker that only ends a failed deployment', () => {
    const finding = fires(breakerWithoutRollback, healthySnapshot({ settings: WITHOUT }));
    expect(breakerWithoutRollback.role).toBe('risk');
    expect(finding.severity).toBe('info');
    const ref = 'services[0].deploymentConfiguration.deploymentCircuitBreaker.rollback';
    expect(evidenceAt(finding, ref)?.text).toBe('deploymentCircuitBreaker.rollback is false');
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'service.deploymentConfiguration.deploymentCircuitBreaker',
        current: 'enable: true, rollback: false',
        recommended: 'enable: true, rollback: true',
      },
    ]);
  });

  it.each([
    ['a breaker that rolls back', {}],
    ['a breaker that is off, of which circuit-breaker-off speaks', { circuitBreaker: undefined }],
    ['a breaker that is disabled', { circuitBreaker: { enabled: false, rollback: false } }],
    ['another controller', { ...WITHOUT, deploymentController: untrusted('CODE_DEPLOY') }],
  ])('stays silent on %s', (_, settings) => {
    staysSilent(breakerWithoutRollback, healthySnapshot({ settings }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(breakerWithoutRollback);
  });
});
