import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { logDriverMissing } from '../../../src/rules/startup/log-driver-missing.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';

const log = { driver: untrusted('awslogs'), group: untrusted('/ecs/backend') };

describe('the rule log-driver-missing', () => {
  it('mentions as a risk an essential container without a log', () => {
    const finding = fires(logDriverMissing, healthySnapshot());
    expect(logDriverMissing.role).toBe('risk');
    expect(finding.severity).toBe('warning');
    expect(finding.summary).toContain('Container api has no logConfiguration');
    expect(evidenceAt(finding, 'containerDefinitions[api].logConfiguration')).toMatchObject({
      kind: 'setting',
      source: 'ecs:DescribeTaskDefinition',
    });
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'logConfiguration',
        container: 'api',
        current: null,
        recommended: 'awslogs, group /ecs/backend, stream prefix ecs',
        because: expect.stringContaining('a rule of thumb'),
      },
    ]);
  });

  it('names all of them in one finding', () => {
    const sidecars = [containerDefinition('proxy'), containerDefinition('agent', { log })];
    const finding = fires(logDriverMissing, healthySnapshot({ sidecars }));
    expect(finding.summary).toContain('The containers api, proxy have');
    expect(finding.remedy.settings.map(({ container }) => container)).toEqual(['api', 'proxy']);
  });

  it('stays silent where every essential container keeps a log', () => {
    const helper = containerDefinition('helper', { essential: false });
    staysSilent(logDriverMissing, healthySnapshot({ container: { log }, sidecars: [helper] }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(logDriverMissing);
  });
});
