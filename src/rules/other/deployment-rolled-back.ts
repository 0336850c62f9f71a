import { deploymentIdOf } from '../../facts/subject.ts';
import type { Evidence } from '../../model/finding.ts';
import { valueOr } from '../../model/section.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const deploymentRolledBack = defineRule({
  id: 'deployment-rolled-back',
  category: 'other',
  title: 'ECS ended the deployment',
  role: 'symptom',
  needs: ['service'],
  why: 'The circuit breaker, an alarm or a lifecycle hook ended the deployment, or somebody stopped it. Which tasks failed, and why, may no longer be on record: stopped tasks are kept for about an hour.',
  remedy:
    'Look at what the reason names: the alarm, the hook, or the logs of the failed revision; then deploy a corrected one.',
  notWhen: 'If failing tasks of that deployment are still on record, their cause is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html'],
  check: ({ subject, snapshot }) => {
    if (subject.state !== 'failed') return [];
    const recorded = valueOr(snapshot.vitals.serviceDeployments, []).find(
      (deployment) => deploymentIdOf(deployment) === subject.deploymentId,
    );
    const alarms = recorded?.triggeredAlarms ?? [];
    if (alarms.length === 0 && isBreaker(subject.stateReason)) return [];
    const reason = subject.stateReason ?? recorded?.status ?? subject.state;
    const evidence: Evidence = {
      kind: 'deployment',
      weight: alarms.length > 0 ? 'direct' : 'circumstantial',
      source: recorded ? 'ecs:DescribeServiceDeployments' : 'ecs:DescribeServices',
      ref: recorded ? 'serviceDeployments[0].statusReason' : 'services[0].deployments[*].rolloutStateReason',
      at: recorded?.finishedAt ?? subject.startedAt,
      text: alarms.length > 0 ? `${reason} (alarms: ${alarms.join(', ')})` : reason,
    };
    return [
      {
        title: alarms.length > 0 ? `An alarm ended the deployment: ${alarms.join(', ')}` : undefined,
        summary: `Deployment ${subject.deploymentId ?? ''} failed: ${quote(evidence.text)}.`,
        tasks: [],
        evidence: [evidence],
        seen: evidence.at === undefined ? [] : [evidence.at],
      },
    ];
  },
});

/** “Tasks failed to start” is what the circuit breaker always says: it counts failures and knows no cause. */
function isBreaker(reason: string | undefined): boolean {
  return reason === undefined || /circuit breaker|tasks? failed to start/i.test(reason);
}
