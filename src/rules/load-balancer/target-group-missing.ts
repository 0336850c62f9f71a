import { eventEvidence } from '../../facts/evidence.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const targetGroupMissing = defineRule({
  id: 'target-group-missing',
  category: 'load-balancer',
  title: 'The target group of the service does not exist any more',
  needs: ['service'],
  explains: [{ of: { category: 'load-balancer' }, when: 'substantial' }],
  why: 'The service registers its tasks in a target group that was deleted or replaced; they can never become healthy there.',
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
