import {
  eventEvidence,
  logEvidence,
  reasonEvidence,
  settingEvidence,
  targetEvidence,
} from '../../facts/evidence.ts';
import { type TargetFailure, targetFailures } from '../../facts/health-failure.ts';
import { patienceChanges } from '../../facts/patience.ts';
import { secondsBetween } from '../../model/instant.ts';
import { defineRule } from '../define.ts';
import { ofTasks } from '../words.ts';

export const targetsOverloaded = defineRule({
  id: 'targets-overloaded',
  category: 'load-balancer',
  title: 'Targets that had been healthy no longer answer the load balancer in time (Request timed out)',
  needs: ['stoppedTasks', 'service', 'targetHealth', 'logs'],
  explains: [
    { of: { rule: 'target-unreachable' }, when: 'substantial' },
    { of: { rule: 'health-route-slow' }, when: 'substantial' },
  ],
  means:
    'Tasks that had served well for a long time no longer answer the probe in time, are killed, and leave their load to the others.',
  why: 'The same revision had served well. Saturated tasks do not answer the probe in time, are killed, and leave their load to the others: the killing feeds itself.',
  confirm: [
    {
      run: "aws elbv2 describe-target-health --target-group-arn GROUP-ARN --query 'TargetHealthDescriptions[].[Target.Id,Target.Port,TargetHealth.State,TargetHealth.Reason,TargetHealth.Description]'",
      look: 'Some targets are unhealthy with Target.Timeout while others are healthy, and the deployment is old.',
    },
    {
      run: 'aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name CPUUtilization --dimensions Name=ClusterName,Value=CLUSTER Name=ServiceName,Value=SERVICE --statistics Maximum --period 60 --start-time START --end-time END',
      look: 'The CPU is close to 100 % in the minutes before the stops. If it is not, look for what the requests wait for.',
    },
  ],
  remedy:
    'Add tasks (or CPU) faster than the load grows, make the probe cheap and more patient (timeout and unhealthy threshold), and shed load; find out what made the requests slow.',
  notWhen:
    'If workers are killed for memory, or the runtime collects garbage at its heap limit, memory is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html'],
  check: (facts) => {
    if (facts.subject.state !== 'completed') return [];
    const failures = targetFailures(facts).filter(servedBefore);
    const newest = failures[0];
    const healthy = facts.targets.filter(({ target }) => target.state === 'healthy');
    const served = failures.filter(({ timing }) => timing === 'long-healthy');
    if (newest === undefined || (healthy.length === 0 && served.length === 0)) return [];
    const tasks = failures.map(({ stop }) => stop);
    const since = facts.subject.startedAt;
    const hours = since === undefined ? 0 : Math.floor(secondsBetween(since, facts.snapshot.takenAt) / 3600);
    return [
      {
        summary: `This revision has been deployed for ${hours} h and had been healthy; now its targets do not answer in time (“Request timed out”): ${ofTasks(tasks, facts)}, while ${healthy.length === 0 ? 'no target answers now' : `${healthy.length} targets still answer`}.`,
        tasks,
        evidence: [
          ...(newest.event ? [eventEvidence(newest.event)] : []),
          ...failures
            .flatMap(({ stop }) => stop.logs.flatMap((log) => log.slow ?? []))
            .slice(0, 1)
            .map((slow) => logEvidence(slow)),
          ...reasonEvidence(newest.stop),
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].deployments[0]',
            `the deployment was completed and is ${hours} h old`,
          ),
          ...healthy.slice(0, 1).map((target) => targetEvidence(target, 'circumstantial')),
        ],
        settings: patienceChanges(facts, newest.window),
      },
    ];
  },
});

function servedBefore({ probe, timing }: TargetFailure): boolean {
  return probe?.kind === 'timeout' && timing !== 'never';
}
