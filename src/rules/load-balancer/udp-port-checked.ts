import { udpOnlyPort } from '../../facts/checked-port.ts';
import { eventEvidence, reasonEvidence, settingEvidence } from '../../facts/evidence.ts';
import { targetFailures, unhealthyTargets } from '../../facts/health-failure.ts';
import { defineRule } from '../define.ts';
import { ofTasks } from '../words.ts';

export const udpPortChecked = defineRule({
  id: 'udp-port-checked',
  category: 'load-balancer',
  title: 'The load balancer checks by TCP a port on which the container only speaks UDP',
  needs: ['service', 'taskDefinitions', 'targetGroups'],
  explains: [
    { of: { rule: 'target-unreachable' }, when: 'substantial' },
    { of: { rule: 'grace-period-too-short' }, when: 'substantial' },
    { of: { rule: 'grace-period-missing' }, when: 'substantial' },
    { of: { rule: 'targets-overloaded' }, when: 'substantial' },
  ],
  means:
    'A load balancer cannot check by UDP: it opens a TCP connection to a port on which the container takes UDP alone, so that every target fails, whatever the application does.',
  why: 'Target groups for UDP are checked by TCP, HTTP or HTTPS, by default on the port of the traffic. An application that only takes datagrams there refuses the connection.',
  confirm: [
    {
      run: "aws elbv2 describe-target-groups --target-group-arns GROUP-ARN --query 'TargetGroups[0].[Protocol,Port,HealthCheckProtocol,HealthCheckPort]'",
      look: 'The health check goes by TCP to the port of the traffic.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition TASK-DEFINITION --query 'taskDefinition.containerDefinitions[].portMappings'",
      look: 'The protocol of that port is udp.',
    },
  ],
  remedy:
    'Let the application, or a small container beside it, listen on a TCP port that tells its health, add that to the port mappings, open it in the security group, and set the health check port of the target group to it.',
  notWhen: 'A server that takes TCP and UDP on one port can be checked there: then add its TCP port mapping.',
  docs: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb.html',
  ],
  check: (facts) =>
    facts.targetWindows.flatMap(({ targetGroup }) => {
      const port = udpOnlyPort(facts, targetGroup);
      const failures = targetFailures(facts).filter(({ window }) => window?.targetGroup === targetGroup);
      const unhealthy = unhealthyTargets(facts).filter(({ groupArn }) => groupArn === targetGroup.arn);
      if (port === undefined || (failures.length === 0 && unhealthy.length === 0)) return [];
      const tasks = failures.map(({ stop }) => stop);
      const newest = failures[0];
      const protocol = targetGroup.healthCheckProtocol ?? 'TCP';
      const who = tasks.length > 0 ? ofTasks(tasks, facts) : `${unhealthy.length} targets are unhealthy`;
      return [
        {
          title: `The load balancer checks port ${port} by ${protocol}, but the container only speaks UDP there`,
          summary: `The health check of target group ${targetGroup.name} opens a TCP connection to port ${port}, for which the task definition exposes UDP alone: ${who}.`,
          tasks,
          evidence: [
            {
              ...settingEvidence(
                'ecs:DescribeTaskDefinition',
                'containerDefinitions[*].portMappings',
                `port ${port} is exposed for udp; the health check goes there by ${protocol}`,
              ),
              weight: 'direct' as const,
            },
            ...(newest?.event ? [eventEvidence(newest.event)] : []),
            ...(newest ? reasonEvidence(newest.stop) : []),
          ],
        },
      ];
    }),
});
