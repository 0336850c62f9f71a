import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { checkAsksReadiness } from '../../../src/rules/health-check/check-asks-readiness.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

function asking(path: string, essential = true) {
  const words = `curl -f http://localhost:8000${path} || exit 1`;
  const healthCheck = { command: ['CMD-SHELL', words].map(untrusted) };
  return healthySnapshot({ container: { essential, healthCheck } });
}

describe('the rule check-asks-readiness', () => {
  it.each([
    '/health/ready',
    '/ready',
    '/readyz',
    '/api/readiness?x=1',
    '/health/db',
    '/health-deep',
    '/health/full',
  ])('mentions as a risk a container check that asks %s', (path) => {
    const finding = fires(checkAsksReadiness, asking(path));
    expect(checkAsksReadiness.role).toBe('risk');
    expect(finding.severity).toBe('info');
    expect(finding.summary).toContain(`asks ${path.split('?')[0]}, which by its name`);
    expect(evidenceAt(finding, 'containerDefinitions[api].healthCheck.command')?.text).toContain(path);
    expect(finding.remedy.settings).toEqual([]);
  });

  it('knows the path of Spring Boot, and the part of it for the process alone', () => {
    const finding = fires(checkAsksReadiness, asking('/actuator/health'));
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'healthCheck.command',
        container: 'api',
        recommended: 'CMD-SHELL curl -f http://localhost:8000/actuator/health/liveness || exit 1',
        because: expect.stringContaining('a rule of thumb'),
      },
    ]);
  });

  it.each(['/health', '/', '', '/already', '/dbadmin', '/actuator/health/liveness'])(
    'stays silent on “%s”',
    (path) => {
      staysSilent(checkAsksReadiness, asking(path));
    },
  );

  it('stays silent on a container that may fail without ending the task', () => {
    staysSilent(checkAsksReadiness, asking('/ready', false));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(checkAsksReadiness);
  });
});
