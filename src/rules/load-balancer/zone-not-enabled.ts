import { eventEvidence, reasonEvidence, targetEvidence } from '../../facts/evidence.ts';
import { targetFailures } from '../../facts/health-failure.ts';
import { targetsSaying } from '../../facts/target-registration.ts';
import { readTargetReason } from '../../model/vocabulary/target-reasons.ts';
import { defineRule } from '../define.ts';
import { ofTasks } from '../words.ts';

export const zoneNotEnabled = defineRule({
  id: 'zone-not-enabled',
  category: 'load-balancer',
  title: 'Tasks run in an Availability Zone in which the load balancer is not enabled',
  needs: ['service'],
  explains: [{ of: { category: 'load-balancer' }, when: 'substantial' }],
  means:
    'Some tasks run in an Availability Zone in which the load balancer has no subnet, so their targets are never used.',
  why: 'The subnets of the service reach into a zone that the load balancer has no subnet in. Targets there get no traffic and no health check, so the scheduler replaces each task that is placed in that zone, while those in the other zones are well.',
  confirm: [
    {
      run: "aws elbv2 describe-target-health --target-group-arn GROUP-ARN --query 'TargetHealthDescriptions[].[Target.Id,Target.Port,TargetHealth.State,TargetHealth.Reason,TargetHealth.Description]'",
      look: 'The description says that the zone is not enabled for the load balancer.',
    },
    {
      run: "aws elbv2 describe-load-balancers --load-balancer-arns LOAD-BALANCER-ARN --query 'LoadBalancers[0].AvailabilityZones[].ZoneName'",
      look: 'The zone of the failing tasks is missing in the list.',
    },
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[taskArn,availabilityZone]'",
      look: 'All tasks that failed are in that zone.',
    },
  ],
  remedy:
    'Enable the zone on the load balancer (give it a subnet there), or take the subnets of that zone out of the service.',
  notWhen: 'If targets in every zone are unhealthy, look at port, path and security group first.',
  docs: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancer-subnets.html',
  ],
  check: (facts) => {
    const { targets, events } = targetsSaying(facts, 'zone-not-enabled');
    const failures = targetFailures(facts).filter(
      ({ event, stop }) =>
        event?.reading?.parts[0] === stop.task.id &&
        readTargetReason(event?.reading?.parts[4] ?? '') === 'zone-not-enabled',
    );
    if (targets.length === 0 && events.length === 0 && failures.length === 0) return [];
    const tasks = failures.map(({ stop }) => stop);
    const zones = new Set(tasks.flatMap(({ task }) => task.availabilityZone ?? []));
    const where = zones.size === 0 ? 'a zone' : [...zones].join(', ');
    const seen =
      targets.length > 0
        ? counted(targets.length, 'target', 'now')
        : counted(events.length, 'event', 'since the last steady state');
    const who = tasks.length > 0 ? ofTasks(tasks, facts) : seen;
    return [
      {
        title: `The load balancer is not enabled in ${where}, where tasks run`,
        summary: `“Target is in an Availability Zone that is not enabled for the load balancer”: ${who}${zones.size === 0 ? '' : `, in ${where}`}.`,
        tasks,
        evidence: [
          ...events.slice(0, 1).map((event) => eventEvidence(event)),
          ...targets.slice(0, 1).map((target) => targetEvidence(target)),
          ...failures.slice(0, 1).flatMap(({ stop }) => reasonEvidence(stop, 'circumstantial')),
        ],
        seen: events.map(({ event }) => event.at),
      },
    ];
  },
});

function counted(count: number, noun: string, when: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'} ${when}`;
}
