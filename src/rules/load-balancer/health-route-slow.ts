import {
  contextEvidence,
  eventEvidence,
  logEvidence,
  reasonEvidence,
  settingEvidence,
} from '../../facts/evidence.ts';
import { type TargetFailure, targetFailures } from '../../facts/health-failure.ts';
import { slowerCheck } from '../../facts/patience.ts';
import { probeArrival } from '../../facts/probe-arrival.ts';
import { defineRule } from '../define.ts';
import { ofTasks } from '../words.ts';

export const healthRouteSlow = defineRule({
  id: 'health-route-slow',
  category: 'load-balancer',
  title: 'The health route answers too slowly for the load balancer (Request timed out)',
  needs: ['stoppedTasks', 'service', 'logs'],
  explains: [{ of: { rule: 'target-unreachable' }, when: 'substantial' }],
  means:
    'The probes of the load balancer arrive, but the application takes longer to answer them than the target group waits.',
  why: 'The probe reaches the application, which writes so, but the answer takes longer than the time-out of the target group. Often the route asks a database or another service, waits for a lock, or shares few workers with slow requests.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'Lines with ELB-HealthChecker appear, often with status 499 or a long duration. If there are none, the probe never arrives: see target-unreachable.',
    },
    {
      run: "aws elbv2 describe-target-groups --target-group-arns GROUP-ARN --query 'TargetGroups[0].[HealthCheckPath,HealthCheckTimeoutSeconds,UnhealthyThresholdCount]'",
      look: 'Call that path from inside the network and time it: it takes longer than the time-out.',
    },
  ],
  remedy:
    'Let the route that decides over the life of a task answer for the process alone (/health), and ask dependencies on another one (/health/ready); only then give the probe more time.',
  notWhen:
    'If no probe ever arrives, a security group or a port keeps it out: see target-unreachable. If tasks had been healthy and are now busy, see targets-overloaded.',
  docs: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  ],
  check: (facts) => {
    const failures = targetFailures(facts).filter(isSlowAnswer);
    const newest = failures[0];
    const arrival = newest && probeArrival(newest.stop, newest.window?.targetGroup);
    if (newest === undefined || arrival === undefined) return [];
    const tasks = failures.map(({ stop }) => stop);
    const path = newest.window?.targetGroup.healthCheckPath ?? '/';
    const seconds = newest.window?.timeoutSeconds;
    const limit = seconds === undefined ? '' : ` within ${seconds} s`;
    const error = newest.stop.logs.find((log) => log.error !== undefined)?.error;
    return [
      {
        title: `The health route ${path} does not answer the load balancer${limit} (Request timed out)`,
        summary: `Probes of ${path} reach the application, as its log shows, but are not answered${limit} (“Request timed out”): ${ofTasks(tasks, facts)}.`,
        tasks,
        evidence: [
          ...(newest.event ? [eventEvidence(newest.event)] : []),
          logEvidence(arrival),
          ...contextEvidence(arrival),
          ...(error ? [logEvidence(error, 'circumstantial')] : []),
          ...reasonEvidence(newest.stop),
          settingEvidence(
            'elasticloadbalancing:DescribeTargetGroups',
            `TargetGroups[${newest.window?.targetGroup.name ?? '?'}].HealthCheckTimeoutSeconds`,
            `a probe of ${path} has ${seconds ?? 'an unknown number of'} s`,
          ),
        ],
        settings: newest.window ? slowerCheck(newest.window) : [],
      },
    ];
  },
});

function isSlowAnswer({ stop, probe, timing, window }: TargetFailure): boolean {
  if (probe?.kind !== 'timeout' || timing === 'too-late') return false;
  return probeArrival(stop, window?.targetGroup) !== undefined;
}
