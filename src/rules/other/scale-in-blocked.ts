import { eventEvidence } from '../../facts/evidence.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const scaleInBlocked = defineRule({
  id: 'scale-in-blocked',
  category: 'other',
  title: 'Tasks that protect themselves from scale-in keep the deployment from ending',
  effect: 'holds-up',
  needs: ['service'],
  means: 'Tasks of earlier deployments protect themselves from being stopped, so the deployment cannot end.',
  why: 'A task under scale-in protection is not stopped, neither by scaling nor by a deployment. As long as tasks of earlier deployments renew their protection, the service never reaches a steady state, although nothing fails.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:10].[createdAt,message]'",
      look: 'An event says that tasks are under protection.',
    },
    {
      run: 'aws ecs get-task-protection --cluster CLUSTER --tasks TASK',
      look: 'The answer says that protectionEnabled is true, and expirationDate keeps moving.',
    },
  ],
  remedy:
    'End the protection where the work is done (UpdateTaskProtection with protectionEnabled false, or a shorter expiresInMinutes), and look for what renews it.',
  notWhen: 'While protected tasks finish work that they really have, waiting is what was asked for.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html'],
  check: ({ events }) => {
    const blocked = events.filter(
      ({ event, reading, sinceSteady }) =>
        sinceSteady && reading?.kind === 'not-steady' && /under protection/i.test(event.message),
    );
    const newest = blocked[0];
    if (newest === undefined) return [];
    return [
      {
        summary: `${quote(newest.event.message)}; ${blocked.length === 1 ? 'one event says' : `${blocked.length} events say`} so since the last steady state.`,
        tasks: [],
        evidence: [eventEvidence(newest)],
        seen: blocked.map(({ event }) => event.at),
      },
    ];
  },
});
