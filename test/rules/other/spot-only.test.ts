import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { spotOnly } from '../../../src/rules/other/spot-only.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

function withProviders(...names: readonly string[]) {
  return healthySnapshot({ settings: { capacityProviders: names.map(untrusted) } });
}

describe('the rule spot-only', () => {
  it('mentions as a risk a service that has nothing but Fargate Spot', () => {
    const finding = fires(spotOnly, withProviders('FARGATE_SPOT'));
    expect(spotOnly.role).toBe('risk');
    expect(finding).toMatchObject({
      severity: 'info',
      summary: expect.stringContaining('all 2 tasks'),
      remedy: {
        settings: [
          {
            path: 'service.capacityProviderStrategy',
            current: 'FARGATE_SPOT',
            recommended: 'FARGATE with base 1 and weight 1, FARGATE_SPOT with weight 4',
            because: expect.stringContaining('a rule of thumb'),
          },
        ],
      },
    });
  });

  it('tells Spot among container instances by the name of the provider', () => {
    const finding = fires(spotOnly, withProviders('prod-spot-arm'));
    expect(finding.remedy.settings[0]?.recommended).toContain('an on-demand provider');
  });

  it('stays silent where some capacity is on demand, or the service wants no task', () => {
    staysSilent(spotOnly, withProviders('FARGATE_SPOT', 'FARGATE'));
    staysSilent(spotOnly, withProviders('spotlight'));
    staysSilent(spotOnly, healthySnapshot());
    const settings = { capacityProviders: [untrusted('FARGATE_SPOT')], desiredCount: 0 };
    staysSilent(spotOnly, healthySnapshot({ settings }));
  });

  it('leaves it to spot-interruption where that is the cause', () => {
    expect(spotOnly.saidBy).toEqual(['spot-interruption']);
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(spotOnly);
  });
});
