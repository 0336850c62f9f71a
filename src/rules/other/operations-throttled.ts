import { eventEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { secondsBetween } from '../../model/instant.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

/** ECS tries again within minutes: what it said longer ago has been done since. */
const RECENT_SECONDS = 900;

export const operationsThrottled = defineRule({
  id: 'operations-throttled',
  category: 'other',
  title: 'AWS slows down the calls that ECS makes for the service',
  effect: 'holds-up',
  needs: ['service'],
  means:
    'ECS may not make its calls as fast as it wants, so that tasks are started, stopped or registered with the load balancer late.',
  why: 'The calls that ECS makes in the account (to Elastic Load Balancing, EC2, Cloud Map) count against the limits of the account. Many deployments at once, or other programs that ask often, use them up; ECS tries again later, and nothing fails for it.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:20].[createdAt,message]'",
      look: '“operations are being throttled on …” names the API, again and again.',
    },
    {
      run: 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventSource,AttributeValue=elasticloadbalancing.amazonaws.com --max-results 50',
      look: 'Look who makes the many calls: other deployments, a controller, a script.',
    },
  ],
  remedy:
    'Wait: ECS goes on by itself. Deploy fewer services at a time, find out who else makes many calls, and ask for a higher limit if that stays so.',
  notWhen:
    'If tasks fail before they run, ECS itself starts them ever more slowly: see starts-throttled. If tasks fail, that is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html'],
  check: (facts) => {
    const throttled = facts.events.filter(
      ({ reading, sinceSteady, event }) =>
        reading?.kind === 'throttled' &&
        sinceSteady &&
        secondsBetween(event.at, facts.snapshot.takenAt) <= RECENT_SECONDS,
    );
    const newest = throttled[0];
    if (newest === undefined || !isUnfinished(facts)) return [];
    return [
      {
        summary: `ECS says ${quote(newest.event.message)} and goes on more slowly: ${throttled.length} such event(s) in the last ${RECENT_SECONDS / 60} min.`,
        tasks: [],
        evidence: [eventEvidence(newest)],
        seen: throttled.map(({ event }) => event.at),
      },
    ];
  },
});

/** Whether there is something left that the calls are for. */
function isUnfinished({ state }: Facts): boolean {
  if (state === undefined) return false;
  const { deployments, runningCount, desiredCount } = state;
  return (
    runningCount < desiredCount || deployments.some(({ rolloutState }) => rolloutState === 'IN_PROGRESS')
  );
}
