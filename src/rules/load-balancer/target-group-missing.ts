import { eventEvidence } from '../../facts/evidence.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const targetGroupMissing = defineRule({
  id: 'target-group-missing',
  category: 'load-balancer',
  title: 'The target group of the service does not exist any more',
  needs: ['service'],
  explains: [{ of: { category: 'load-balancer' }, when: 'substantial' }],
  means:
    'The service registers its tasks in a target group that no longer exists, so they can never become healthy.',
  why: 'The service registers its tasks in a target group that was deleted or replaced; they can never become healthy there.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].loadBalancers[].targetGroupArn'",
      look: 'Ask for that target group: the answer is TargetGroupNotFound.',
    },
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:10].[createdAt,message]'",
      look: 'An event says “TARGET GROUP IS NOT FOUND” or “target groups not found”.',
    },
  ],
  remedy: 'Point `loadBalancers` of the service at an existing target group, or create it again, and deploy.',
  notWhen: 'During the deletion of a stack the group may go before the service.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html'],
  check: (facts) => {
    const event = facts.events.find(
      ({ reading, sinceSteady }) => reading?.kind === 'target-group-missing' && sinceSteady,
    );
    if (event === undefined) return [];
    return [
      {
        summary: `ECS cannot find the target group: ${quote(event.event.message)}.`,
        tasks: facts.failures.filter(({ reason }) => reason?.kind === 'load-balancer-check'),
        evidence: [eventEvidence(event)],
        seen: [event.event.at],
      },
    ];
  },
});
