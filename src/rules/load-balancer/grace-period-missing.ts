import { settingEvidence } from '../../facts/evidence.ts';
import { plannedSeconds, readyTasks } from '../../facts/readiness.ts';
import { slowStartChanges } from '../../facts/setting-changes.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRiskRule } from '../risk-rule.ts';

/** What the CDK takes where nothing else is said; without it every slow start is cut short. */
const THUMB_SECONDS = 60;

export const gracePeriodMissing = defineRiskRule({
  id: 'grace-period-missing',
  category: 'load-balancer',
  severity: 'warning',
  title: 'The service has a load balancer and no grace period',
  needs: ['service', 'targetGroups'],
  means: 'A task may be replaced as soon as its target is unhealthy, even while it is still starting.',
  why: 'healthCheckGracePeriodSeconds is 0 unless it is set, so that a start slower than unhealthy threshold × interval ends in a loop of replacements.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].healthCheckGracePeriodSeconds'",
      look: 'The answer is 0 or null.',
    },
  ],
  remedy: 'Set healthCheckGracePeriodSeconds to one and a half times the time to ready plus one check.',
  notWhen: 'An application that is ready within a second or two needs none.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html'],
  look: (facts) => {
    const { settings, targetWindows, checkWindows } = facts;
    const [window] = targetWindows;
    const grace = numberOr(settings?.healthCheckGracePeriodSeconds, 0);
    if (window === undefined || grace !== 0) return undefined;
    // A container check with a start period is the matter of grace-within-window.
    if (checkWindows.some(({ startPeriodSeconds }) => startPeriodSeconds > 0)) return undefined;
    const ready = readyTasks(facts).map(({ seconds }) => seconds);
    const seconds = plannedSeconds(ready);
    if (ready.length > 0 && seconds < window.unhealthyAfterSeconds / 2) return undefined;
    const seen = ready.length > 0 ? `; the application was seen to need ${Math.round(seconds)} s` : '';
    const path = 'service.healthCheckGracePeriodSeconds';
    const because = 'a rule of thumb, since no task said when it was ready';
    return {
      summary: `A target is unhealthy ${window.unhealthyAfterSeconds} s after its registration (${window.unhealthyThreshold} × ${window.intervalSeconds} s), and nothing keeps the scheduler from replacing its task then${seen}.`,
      evidence: settingEvidence(
        'ecs:DescribeServices',
        'services[0].healthCheckGracePeriodSeconds',
        'healthCheckGracePeriodSeconds is 0',
      ),
      settings:
        ready.length > 0
          ? slowStartChanges(facts, { readySeconds: seconds, basis: 'observed' }, window)
          : [{ path, current: 0, recommended: THUMB_SECONDS, unit: 's', because }],
    };
  },
});
