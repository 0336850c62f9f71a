import { describe, expect, it } from 'vitest';
import type { ContainerDefinition } from '../../../src/model/task-definition.ts';
import { untrusted } from '../../../src/model/text.ts';
import { dependencyWithoutTimeout } from '../../../src/rules/startup/dependency-without-timeout.ts';
import { evidenceAt, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { containerDefinition, healthySnapshot } from '../../support/snapshot.ts';

/** The container `api` waits for `db`. */
function waiting(condition: string, db: Partial<ContainerDefinition> = {}) {
  const dependsOn = [{ containerName: untrusted('db'), condition: untrusted(condition) }];
  return healthySnapshot({ container: { dependsOn }, sidecars: [containerDefinition('db', db)] });
}

function check(startPeriodSeconds: number): Partial<ContainerDefinition> {
  const times = { intervalSeconds: 10, timeoutSeconds: 5, retries: 3, startPeriodSeconds };
  return { healthCheck: { command: ['CMD', 'pg_isready'].map(untrusted), ...times } };
}

describe('the rule dependency-without-timeout', () => {
  it('limits the wait for a check to what the check itself takes to decide', () => {
    const finding = fires(dependencyWithoutTimeout, waiting('HEALTHY', check(30)));
    expect(dependencyWithoutTimeout.role).toBe('risk');
    expect(finding.severity).toBe('info');
    expect(finding.summary).toContain('Container api waits until db is HEALTHY');
    expect(evidenceAt(finding, 'containerDefinitions[api].dependsOn')?.text).toContain('no startTimeout');
    // 30 + 3 × (10 + 5) = 75
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'startTimeout',
        container: 'db',
        current: null,
        recommended: 90,
        because: expect.stringContaining('within 75 s'),
      },
    ]);
  });

  it('names no limit where the check may take longer than Fargate lets anyone wait', () => {
    const finding = fires(dependencyWithoutTimeout, waiting('HEALTHY', check(61)));
    expect(finding.remedy.settings).toEqual([]);
  });

  it.each(['COMPLETE', 'SUCCESS'])('limits the wait for %s by a rule of thumb', (condition) => {
    const finding = fires(dependencyWithoutTimeout, waiting(condition));
    expect(finding.remedy.settings).toMatchObject([
      { recommended: 120, because: expect.stringContaining('a rule of thumb') },
    ]);
  });

  it('stays silent where there is a limit, only the start is waited for, or nobody waits', () => {
    staysSilent(dependencyWithoutTimeout, waiting('HEALTHY', { ...check(30), startTimeoutSeconds: 60 }));
    staysSilent(dependencyWithoutTimeout, waiting('START'));
    staysSilent(dependencyWithoutTimeout, healthySnapshot());
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(dependencyWithoutTimeout);
  });
});
