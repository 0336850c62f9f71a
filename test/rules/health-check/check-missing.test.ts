import { describe, expect, it } from 'vitest';
import type { ContainerDefinition } from '../../../src/model/task-definition.ts';
import { checkMissing } from '../../../src/rules/health-check/check-missing.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';

const settings = { loadBalancers: [] };

function unchecked(change: Partial<ContainerDefinition> = {}) {
  return healthySnapshot({ settings, container: { healthCheck: undefined, ...change } });
}

describe('the rule check-missing', () => {
  it('mentions as a risk a service that nobody checks', () => {
    const finding = fires(checkMissing, unchecked());
    expect(checkMissing.role).toBe('risk');
    expect(finding.severity).toBe('info');
    expect(finding.summary).toContain('No essential container (api) has a health check');
    expect(evidenceAt(finding, 'containerDefinitions[api].healthCheck')?.text).toContain('no healthCheck');
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'healthCheck.command',
        container: 'api',
        current: null,
        recommended: 'CMD-SHELL wget -qO- http://127.0.0.1:8000/health || exit 1',
        because: expect.stringContaining('a rule of thumb'),
      },
    ]);
  });

  it('names no command for a worker, which answers on no port', () => {
    expect(fires(checkMissing, unchecked({ portMappings: [] })).remedy.settings).toEqual([]);
  });

  it('takes no comfort in the check of a container that may fail', () => {
    const { healthCheck } = containerDefinition('x');
    const sidecar = containerDefinition('helper', { essential: false, healthCheck });
    fires(
      checkMissing,
      healthySnapshot({ settings, container: { healthCheck: undefined }, sidecars: [sidecar] }),
    );
  });

  it('stays silent where a container or a load balancer is checked', () => {
    staysSilent(checkMissing, healthySnapshot({ settings }));
    staysSilent(checkMissing, healthySnapshot({ container: { healthCheck: undefined } }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(checkMissing);
  });
});
