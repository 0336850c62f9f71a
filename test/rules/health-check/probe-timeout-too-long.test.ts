import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { probeTimeoutTooLong } from '../../../src/rules/health-check/probe-timeout-too-long.ts';
import { evidenceAt, findingsOf, fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';
import { GROUP_ARN } from '../../support/task.ts';

function checking(intervalSeconds: number, timeoutSeconds: number) {
  const command = ['CMD', 'true'].map(untrusted);
  const healthCheck = { command, intervalSeconds, timeoutSeconds, retries: 3 };
  return { container: { healthCheck } };
}

const TARGET = { healthCheckIntervalSeconds: 10, healthCheckTimeoutSeconds: 10 };

describe('the rule probe-timeout-too-long', () => {
  it('says how much longer a container is not found that hangs', () => {
    const finding = fires(probeTimeoutTooLong, healthySnapshot(checking(10, 30)));
    expect(probeTimeoutTooLong.role).toBe('risk');
    expect(finding.severity).toBe('warning');
    expect(finding.summary).toContain('after 3 × (10 + 30 s) = 120 s, one that refuses after 30 s');
    expect(evidenceAt(finding, 'containerDefinitions[api].healthCheck')?.text).toContain('timeout 30 s');
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'healthCheck.timeout',
        container: 'api',
        current: 30,
        recommended: 5,
        unit: 's',
        because: expect.stringContaining('below the interval of 10 s'),
      },
    ]);
  });

  it('stays below a short interval', () => {
    const finding = fires(probeTimeoutTooLong, healthySnapshot(checking(5, 5)));
    expect(finding.remedy.settings[0]?.recommended).toBe(4);
  });

  it('looks at load balancers as well, in a finding of its own', () => {
    const both = findingsOf(
      probeTimeoutTooLong,
      healthySnapshot({ ...checking(10, 10), targetGroup: TARGET }),
    );
    expect(both).toHaveLength(2);
    const finding = fires(probeTimeoutTooLong, healthySnapshot({ targetGroup: TARGET }));
    expect(finding.remedy.settings).toMatchObject([
      {
        path: 'targetGroup.HealthCheckTimeoutSeconds',
        targetGroupArn: GROUP_ARN,
        current: 10,
        recommended: 5,
      },
    ]);
  });

  it('stays silent where the timeout is shorter than the interval', () => {
    staysSilent(probeTimeoutTooLong, healthySnapshot());
    staysSilent(probeTimeoutTooLong, healthySnapshot(checking(6, 5)));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(probeTimeoutTooLong);
  });
});
