import { exposedPorts, fixedPort } from '../../facts/checked-port.ts';
import { eventEvidence, reasonEvidence, settingEvidence } from '../../facts/evidence.ts';
import { targetFailures, unhealthyTargets } from '../../facts/health-failure.ts';
import { defineRule } from '../define.ts';
import { ofTasks } from '../words.ts';

export const healthCheckPort = defineRule({
  id: 'health-check-port',
  category: 'load-balancer',
  title: 'The load balancer checks a port on which the container does not listen',
  needs: ['service', 'taskDefinitions', 'targetGroups'],
  explains: [
    { of: { rule: 'target-unreachable' }, when: 'substantial' },
    { of: { rule: 'grace-period-too-short' }, when: 'substantial' },
    { of: { rule: 'targets-overloaded' }, when: 'substantial' },
  ],
  means:
    'The load balancer probes a fixed port on which the container of this revision does not listen, so that every target fails.',
  why: 'A target group may check another port than the one that it sends traffic to. If that is a fixed number and the container moves (or is rolled back) to another port, every probe is refused. Rolling a service back does not roll its target group back.',
  confirm: [
    {
      run: "aws elbv2 describe-target-groups --target-group-arns GROUP-ARN --query 'TargetGroups[0].[HealthCheckPort,HealthCheckProtocol,Port]'",
      look: 'The port is a number instead of traffic-port, and none of the container ports of the task definition.',
    },
    {
      run: "aws elbv2 describe-target-health --target-group-arn GROUP-ARN --query 'TargetHealthDescriptions[].[Target.Id,Target.Port,TargetHealth.State,TargetHealth.Reason,TargetHealth.Description]'",
      look: 'The reason is Target.FailedHealthChecks or Target.Timeout for every target.',
    },
  ],
  remedy:
    'Set the health check port of the target group to `traffic-port`, or to the port on which the container listens.',
  notWhen: 'A separate management port is fine as long as the container listens there.',
  docs: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  ],
  check: (facts) =>
    facts.targetWindows.flatMap(({ targetGroup }) => {
      const port = fixedPort(targetGroup);
      const ports = exposedPorts(facts, targetGroup);
      if (port === undefined || ports.length === 0 || ports.includes(port)) return [];
      const failures = targetFailures(facts).filter(({ window }) => window?.targetGroup === targetGroup);
      const unhealthy = unhealthyTargets(facts).filter(({ groupArn }) => groupArn === targetGroup.arn);
      if (failures.length === 0 && unhealthy.length === 0) return [];
      const tasks = failures.map(({ stop }) => stop);
      const newest = failures[0];
      return [
        {
          title: `The load balancer checks port ${port}, but the container listens on ${ports.join(', ')}`,
          summary: `The health check of target group ${targetGroup.name} goes to port ${port}, the task definition exposes only ${ports.join(', ')}: ${tasks.length > 0 ? ofTasks(tasks, facts) : `${unhealthy.length} targets are unhealthy`}.`,
          tasks,
          evidence: [
            {
              ...settingEvidence(
                'elasticloadbalancing:DescribeTargetGroups',
                `TargetGroups[${targetGroup.name}].HealthCheckPort`,
                `the health check port is ${port}; containers expose ${ports.join(', ')}`,
              ),
              weight: 'direct' as const,
            },
            ...(newest?.event ? [eventEvidence(newest.event)] : []),
            ...(newest ? reasonEvidence(newest.stop) : []),
          ],
          settings: [
            {
              path: 'targetGroup.HealthCheckPort',
              targetGroupArn: targetGroup.arn,
              current: port,
              recommended: 'traffic-port',
              unit: '',
              because: `then the check follows the container to port ${ports.join(', ')}`,
            },
          ],
        },
      ];
    }),
});
