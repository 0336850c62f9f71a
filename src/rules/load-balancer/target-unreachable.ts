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
import { checkWords } from './protocol-hint.ts';
import { reachHint } from './reach-hint.ts';

export const targetUnreachable = defineRule({
  id: 'target-unreachable',
  category: 'load-balancer',
  title:
    'The load balancer cannot reach the application although it is ready (security group, port, address or protocol)',
  needs: ['stoppedTasks', 'service', 'logs'],
  means:
    'The application runs and is ready, but the load balancer’s probe gets no answer from it: a security group, a port, an address or a protocol is in the way.',
  why: 'The server runs, but the probe gets no answer: the security group of the task does not let the load balancer in, the server listens on another port or only on the loopback address, or protocol and port of the target group do not fit.',
  confirm: [
    {
      run: "aws elbv2 describe-target-health --target-group-arn GROUP-ARN --query 'TargetHealthDescriptions[].[Target.Id,Target.Port,TargetHealth.State,TargetHealth.Reason,TargetHealth.Description]'",
      look: 'Target.Timeout means that packets are dropped (security group, network ACL), Target.FailedHealthChecks that nobody listens there.',
    },
    {
      run: "aws ec2 describe-security-groups --group-ids TASK-GROUP --query 'SecurityGroups[].IpPermissions'",
      look: 'The port is open for the security group of the load balancer (or, for a network load balancer, for its addresses).',
    },
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The log names the address and port on which the application listens: 127.0.0.1 is reached by nobody else.',
    },
  ],
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
    const hint = reachHint(newest, facts);
    const ready = readyLogOf(newest.stop.logs)?.ready;
    const reason = newest.event?.reading?.parts[4] ?? 'Health checks failed';
    const target = unhealthyTargets(facts)[0];
    return [
      {
        summary: `The application is ready after ${span(failures.flatMap(({ readySeconds }) => readySeconds ?? []))}, yet the load balancer gets no answer (“${reason}”): ${ofTasks(tasks, facts)}. ${hint.text}`,
        tasks,
        evidence: [
          ...(newest.event ? [eventEvidence(newest.event)] : []),
          ...(ready ? [logEvidence(ready, 'circumstantial')] : []),
          ...(hint.seen ? [logEvidence(hint.seen)] : []),
          ...reasonEvidence(newest.stop),
          ...(target ? [targetEvidence(target)] : []),
          settingEvidence(
            'elasticloadbalancing:DescribeTargetGroups',
            `TargetGroups[${group?.name ?? '?'}]`,
            checkWords(group),
          ),
        ],
      },
    ];
  },
});
