import { targetEvidence } from '../../facts/evidence.ts';
import { targetsSaying } from '../../facts/target-registration.ts';
import { defineRule } from '../define.ts';

export const targetGroupNotInUse = defineRule({
  id: 'target-group-not-in-use',
  category: 'load-balancer',
  title: 'The target group of the service belongs to no listener of a load balancer',
  effect: 'holds-up',
  needs: ['service', 'targetHealth'],
  means:
    'The tasks run and are registered, but no listener of a load balancer forwards to their target group, so nobody checks them and they never count as healthy.',
  why: 'A load balancer only checks and serves the targets of groups that a listener or one of its rules forwards to. Without one the targets stay “unused”: they never become healthy, nothing fails, and the deployment waits.',
  confirm: [
    {
      run: "aws elbv2 describe-target-health --target-group-arn GROUP-ARN --query 'TargetHealthDescriptions[].[Target.Id,Target.Port,TargetHealth.State,TargetHealth.Reason,TargetHealth.Description]'",
      look: 'Every target is unused with the reason Target.NotInUse.',
    },
    {
      run: "aws elbv2 describe-target-groups --target-group-arns GROUP-ARN --query 'TargetGroups[0].LoadBalancerArns'",
      look: 'The list is empty, or no rule of the listeners of that load balancer names the group.',
    },
  ],
  remedy:
    'Forward to the target group from a listener or a rule of the load balancer, or let the service register in the group that is in use.',
  notWhen: 'In a blue/green deployment one of the two target groups may be without traffic for a while.',
  docs: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  ],
  check: (facts) => {
    const { targets } = targetsSaying(facts, 'group-not-in-use');
    const groupArn = targets[0]?.groupArn;
    const unused = targets.filter((live) => live.groupArn === groupArn);
    const [first] = unused;
    if (first?.group === undefined || facts.settings?.strategy === 'BLUE_GREEN') return [];
    const all = facts.targets.filter((live) => live.groupArn === groupArn);
    if (unused.length < all.length) return [];
    return [
      {
        title: `Target group ${first.group.name} belongs to no listener: its targets are unused`,
        summary: `${unused.length === 1 ? `The one target of ${first.group.name} is` : `All ${unused.length} targets of ${first.group.name} are`} unused: “${first.target.description ?? first.target.reason ?? ''}”. The tasks run, but none of them can become healthy.`,
        tasks: [],
        evidence: [targetEvidence(first)],
        seen: [facts.snapshot.takenAt],
      },
    ];
  },
});
