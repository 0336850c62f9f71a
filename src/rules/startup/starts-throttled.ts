import { eventEvidence } from '../../facts/evidence.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const startsThrottled = defineRule({
  id: 'starts-throttled',
  category: 'startup',
  title: 'Tasks fail before they run, and ECS starts them ever more slowly',
  role: 'symptom',
  needs: ['service'],
  means: 'Tasks of the service fail before they run, so ECS starts them with growing pauses.',
  why: 'Tasks went from PENDING to STOPPED without ever running (image, secrets, roles, network), so that ECS waits longer between tries, up to 27 minutes. It never gives up by itself. Tasks that ran, however briefly, are not throttled.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:10].[createdAt,message]'",
      look: 'An event says “unable to consistently start tasks successfully”.',
    },
    {
      run: 'aws ecs list-tasks --cluster CLUSTER --service-name SERVICE --desired-status STOPPED',
      look: 'Describe one of these tasks within an hour of its end: its reason is the cause.',
    },
  ],
  remedy:
    'Find the reason of a task that stopped, within an hour of its end; after the mend deploy anew, which also ends the growing pauses.',
  notWhen: 'If a stopped task or another event gives the reason, that is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html'],
  check: ({ events, failures, snapshot }) => {
    // That tasks failed says nothing of why, and what they failed of was looked for in vain.
    if (failures.length === 0 && snapshot.vitals.remains.state === 'present') return [];
    const throttled = events.filter(
      ({ reading, sinceSteady }) => sinceSteady && reading?.kind === 'starts-impaired',
    );
    const newest = throttled[0];
    if (newest === undefined) return [];
    return [
      {
        summary: `${quote(newest.event.message)}: tasks of this service fail before they run.`,
        tasks: [],
        // Why they fail is not said: with nothing else known this is no more than a possibility.
        evidence: [eventEvidence(newest, 'circumstantial')],
        seen: throttled.map(({ event }) => event.at),
      },
    ];
  },
});
