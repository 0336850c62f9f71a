import { describe, expect, it } from 'vitest';
import { untrusted } from '../../../src/model/text.ts';
import { percentagesDeadlock } from '../../../src/rules/other/percentages-deadlock.ts';
import { fires, isUnknownWithoutNeeds, staysSilent } from '../../support/rule.ts';
import { healthySnapshot } from '../../support/snapshot.ts';

const settingsOf = (desiredCount: number, minimumHealthyPercent: number, maximumPercent: number) => ({
  desiredCount,
  minimumHealthyPercent,
  maximumPercent,
});

describe('the rule percentages-deadlock', () => {
  it.each([
    [1, 100, 100, 1, 1],
    [2, 75, 100, 2, 2],
    [3, 100, 125, 3, 3],
    [1, 50, 150, 1, 1],
  ])(
    'says of %s tasks with %s and %s percent that at least %s must stay and at most %s may run',
    (desired, minimum, maximum, least, most) => {
      const settings = settingsOf(desired, minimum, maximum);
      const finding = fires(percentagesDeadlock, healthySnapshot({ settings }));
      expect(percentagesDeadlock.role).toBe('risk');
      expect(finding.severity).toBe('warning');
      expect(finding.summary).toContain(`at least ceil(${desired} × ${minimum} %) = ${least} must stay`);
      expect(finding.summary).toContain(`at most floor(${desired} × ${maximum} %) = ${most} may run`);
      expect(finding.remedy.settings).toMatchObject([
        {
          path: 'service.deploymentConfiguration.maximumPercent',
          current: maximum,
          recommended: 200,
          because: expect.stringContaining(`floor(${desired} × 200 %) = ${2 * desired} leaves room`),
        },
      ]);
    },
  );

  it('names what else would make room, where that would', () => {
    const becauseOf = (desired: number) =>
      fires(percentagesDeadlock, healthySnapshot({ settings: settingsOf(desired, 100, 100) })).remedy
        .settings[0]?.because;
    expect(becauseOf(3)).toContain('minimumHealthyPercent 50 lets 1 stop first');
    expect(becauseOf(1)).not.toContain('minimumHealthyPercent');
  });

  it('takes percentages that were never set as 100 and 200', () => {
    staysSilent(percentagesDeadlock, healthySnapshot({ settings: { maximumPercent: undefined } }));
    fires(
      percentagesDeadlock,
      healthySnapshot({ settings: { minimumHealthyPercent: undefined, maximumPercent: 100 } }),
    );
  });

  const stuck = settingsOf(2, 100, 100);
  it.each([
    ['room to start a task', settingsOf(2, 100, 150)],
    ['room to stop a task', settingsOf(2, 50, 100)],
    ['no task at all', settingsOf(0, 100, 100)],
    ['another controller', { ...stuck, deploymentController: untrusted('CODE_DEPLOY') }],
    ['a blue/green deployment', { ...stuck, strategy: untrusted('BLUE_GREEN') }],
    ['a daemon', { ...stuck, schedulingStrategy: untrusted('DAEMON') }],
    ['a percentage that only AWS resolves', { ...stuck, maximumPercent: { unresolved: '!Ref Max' } }],
  ])('stays silent on %s', (_, settings) => {
    staysSilent(percentagesDeadlock, healthySnapshot({ settings }));
  });

  it('is unknown where what it needs may not be read', () => {
    isUnknownWithoutNeeds(percentagesDeadlock);
  });
});
