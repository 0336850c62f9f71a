import { settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import type { TargetCheckWindow } from '../../facts/kill-window.ts';
import { plannedSeconds, readyTasks } from '../../facts/readiness.ts';
import { HEADROOM } from '../../facts/recommend.ts';
import { slowStartChanges } from '../../facts/setting-changes.ts';
import type { SettingChange } from '../../model/finding.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRule } from '../define.ts';

export const gracePeriodMissing = defineRule({
  id: 'grace-period-missing',
  category: 'load-balancer',
  severity: 'warning',
  role: 'risk',
  title: 'Behind a load balancer without a grace period: a slow start is taken for a failure',
  needs: ['service', 'targetGroups'],
  means: 'A task may be replaced as soon as its target is unhealthy, even while it is still starting.',
  why: 'The load balancer begins to check as soon as a task is registered, and the scheduler replaces a task whose target is unhealthy. Without healthCheckGracePeriodSeconds an application has no longer than unhealthy threshold × interval to start: one slow start is enough, and its replacement is no faster.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].healthCheckGracePeriodSeconds'",
      look: 'The answer is 0 or null.',
    },
  ],
  remedy:
    'Set healthCheckGracePeriodSeconds above the time that the application needs to become ready and its target to become healthy.',
  notWhen:
    'Nothing is said where the application was seen ready well within that time, or where a deployment has completed without a failed task. With a start period of a container check see grace-within-window.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html',
  ],
  check: (facts) => {
    if (numberOr(facts.settings?.healthCheckGracePeriodSeconds, 0) !== 0) return [];
    if (facts.checkWindows.some(({ startPeriodSeconds }) => startPeriodSeconds > 0)) return [];
    const [target] = [...facts.targetWindows].sort(
      (a, b) => a.unhealthyAfterSeconds - b.unhealthyAfterSeconds,
    );
    if (target === undefined || hasProvedItself(facts)) return [];
    const readySeconds = plannedSeconds(readyTasks(facts).map(({ seconds }) => seconds));
    if (readySeconds > 0 && HEADROOM * readySeconds < target.unhealthyAfterSeconds) return [];
    const seen =
      readySeconds > 0 ? `was seen to need ${Math.round(readySeconds)} s` : 'was not seen to become ready';
    return [
      {
        summary: `Nothing holds the scheduler back while a task starts: target group ${target.targetGroup.name} gives up after ${arithmetic(target)}, and the application ${seen}.`,
        tasks: [],
        evidence: [
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].healthCheckGracePeriodSeconds',
            'healthCheckGracePeriodSeconds is 0 or not set',
          ),
        ],
        settings:
          readySeconds > 0
            ? slowStartChanges(facts, { readySeconds, basis: 'observed' }, target)
            : byRuleOfThumb(target),
      },
    ];
  },
});

/** A deployment that completed, with tasks that run and none that failed, has shown that the time is enough. */
function hasProvedItself({ subject, failures, live, snapshot }: Facts): boolean {
  const wereRead = snapshot.vitals.stoppedTasks.state === 'present';
  return subject.state === 'completed' && wereRead && failures.length === 0 && live.length > 0;
}

function byRuleOfThumb(target: TargetCheckWindow): readonly SettingChange[] {
  return [
    {
      path: 'service.healthCheckGracePeriodSeconds',
      current: 0,
      recommended: 2 * target.unhealthyAfterSeconds,
      unit: 's',
      because: `twice the ${arithmetic(target)} of the load balancer; a rule of thumb, since no task was seen to become ready`,
    },
  ];
}

function arithmetic(target: TargetCheckWindow): string {
  return `${target.unhealthyThreshold} × ${target.intervalSeconds} s = ${target.unhealthyAfterSeconds} s`;
}
