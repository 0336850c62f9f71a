import {
  eventEvidence,
  logEvidence,
  reasonEvidence,
  settingEvidence,
  targetEvidence,
} from '../../facts/evidence.ts';
import { targetFailures, unhealthyTargets } from '../../facts/health-failure.ts';
import { readyLogOf } from '../../facts/readiness.ts';
import { defineRule } from '../define.ts';
import { ofTasks, span } from '../words.ts';
import { reachHint } from './reach-hint.ts';

export const targetUnreachable = defineRule({
  id: 'target-unreachable',
  category: 'load-balancer',
  title:
    'The load balancer cannot reach the application although it is ready (security group, port or address)',
  needs: ['stoppedTasks', 'service', 'logs'],
  why: 'The server runs, but the probe gets no answer: the security group of the task does not let the load balancer in, the server listens on another port or only on the loopback address, or protocol and port of the target group do not fit.',
  remedy:
    'Let the security group of the task accept the port from the load balancer (from its security group, or for a network load balancer from its addresses), bind the server to 0.0.0.0 on the container port, and compare protocol and port of the target group.',
  notWhen:
    'If the application was not ready yet, the grace period is too short; if it had answered before, it may be overloaded.',
  docs: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshoot-service-load-balancers.html',
  ],
  check: (facts) => {
    const failures = targetFailures(facts).filter(
      ({ timing, probe }) => timing === 'in-time' && probe?.kind !== 'codes',
    );
    const newest = failures[0];
    if (newest === undefined) return [];
    const tasks = failures.map(({ stop }) => stop);
    const group = newest.window?.targetGroup;
    const ready = readyLogOf(newest.stop.logs)?.ready;
    const reason = newest.event?.reading?.parts[4] ?? 'Health checks failed';
    const target = unhealthyTargets(facts)[0];
    return [
      {
        summary: `The application is ready after ${span(failures.flatMap(({ readySeconds }) => readySeconds ?? []))}, yet the load balancer gets no answer (“${reason}”): ${ofTasks(tasks, facts)}. ${reachHint(newest, facts)}`,
        tasks,
        evidence: [
          ...(newest.event ? [eventEvidence(newest.event)] : []),
          ...(ready ? [logEvidence(ready, 'circumstantial')] : []),
          ...reasonEvidence(newest.stop),
          ...(target ? [targetEvidence(target)] : []),
          settingEvidence(
            'elasticloadbalancing:DescribeTargetGroups',
            `TargetGroups[${group?.name ?? '?'}]`,
            `checks ${group?.healthCheckProtocol ?? group?.protocol ?? 'HTTP'} on port ${group?.healthCheckPort ?? 'traffic-port'}`,
          ),
        ],
      },
    ];
  },
});
