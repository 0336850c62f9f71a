import { settingEvidence } from '../../facts/evidence.ts';
import { defineRiskRule } from '../risk-rule.ts';

export const spotOnly = defineRiskRule({
  id: 'spot-only',
  category: 'other',
  title: 'All tasks run on Spot capacity',
  needs: ['service'],
  means:
    'When AWS takes its Spot capacity back, all tasks of the service may go at once and find no new place.',
  why: 'Spot capacity is given with two minutes’ notice and only while there is some to spare; a strategy without another provider has nothing to fall back on.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].capacityProviderStrategy'",
      look: 'Every provider in the list is a Spot provider.',
    },
  ],
  remedy: 'Add FARGATE (or an on-demand provider) with a base of one or two tasks to the strategy.',
  notWhen: 'Work that may wait and starts again from a queue is well placed on Spot.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html'],
  look: ({ settings }) => {
    const providers = settings?.capacityProviders ?? [];
    if (providers.length === 0 || !providers.every((name) => /spot/i.test(name))) return undefined;
    return {
      summary: `The capacity provider strategy has ${providers.join(', ')} only.`,
      evidence: settingEvidence(
        'ecs:DescribeServices',
        'services[0].capacityProviderStrategy',
        `capacity providers: ${providers.join(', ')}`,
      ),
    };
  },
});
