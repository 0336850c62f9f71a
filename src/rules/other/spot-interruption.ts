import { defineReasonRule } from '../reason-rule.ts';

export const spotInterruption = defineReasonRule({
  id: 'spot-interruption',
  category: 'other',
  title: 'Spot capacity is taken back',
  kinds: ['spot-interruption'],
  explains: [{ of: { rule: 'placement-failed' }, when: 'substantial' }],
  what: 'AWS takes the Spot capacity of the tasks back',
  means: 'AWS took the Spot capacity of the tasks back; they were stopped with two minutes’ notice.',
  why: 'A Spot task gets two minutes’ notice and is stopped; its exit code is only the answer to that. Replacements may find no Spot capacity.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The stop code is SpotInterruption, or the reason says that the Spot task was interrupted.',
    },
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].capacityProviderStrategy'",
      look: 'Only Spot providers are listed, so that nothing stays when Spot is gone.',
    },
  ],
  remedy:
    'Run a base of on-demand tasks (capacity provider strategy with FARGATE as base), let the application handle SIGTERM within the notice, and spread over more zones.',
  notWhen: 'Tasks that ended before the interruption have another cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html'],
});
