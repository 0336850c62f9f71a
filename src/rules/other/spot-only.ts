import { settingEvidence } from '../../facts/evidence.ts';
import { isUnresolved } from '../../model/setting.ts';
import { defineRule } from '../define.ts';

const SPOT = /(?:^|[-_])spot(?:[-_]|$)/i;

export const spotOnly = defineRule({
  id: 'spot-only',
  category: 'other',
  severity: 'info',
  role: 'risk',
  saidBy: ['spot-interruption'],
  title: 'Every task runs on Spot capacity',
  needs: ['service'],
  means:
    'When AWS takes its Spot capacity back, all tasks of the service may go at once and find no new place.',
  why: 'AWS may take Spot capacity back with two minutes’ notice, several tasks at once, and there may be none for the replacements. A service that has nothing else may then stand at no task at all.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].capacityProviderStrategy'",
      look: 'Every provider in the list is a Spot provider.',
    },
  ],
  remedy:
    'Add FARGATE (or an on-demand capacity provider) with a base, and let the application handle SIGTERM within the notice.',
  notWhen:
    'Workers that can wait and start again at any time are what Spot is for. Capacity providers of container instances are told by their names only.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html'],
  check: ({ settings }) => {
    const providers = settings?.capacityProviders ?? [];
    if (settings === undefined || providers.length === 0) return [];
    if (!providers.every((provider) => SPOT.test(provider)) || settings.desiredCount === 0) return [];
    const names = providers.join(', ');
    const desired = isUnresolved(settings.desiredCount) ? 'its' : `all ${settings.desiredCount}`;
    const onFargate = providers.some((provider) => provider === 'FARGATE_SPOT');
    return [
      {
        summary: `The service has no capacity provider but ${names}: AWS may take ${desired} tasks back at the same time, with two minutes’ notice.`,
        tasks: [],
        evidence: [
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].capacityProviderStrategy',
            `capacityProviderStrategy names ${names}`,
          ),
        ],
        settings: [
          {
            path: 'service.capacityProviderStrategy',
            current: names,
            recommended: `${onFargate ? 'FARGATE' : 'an on-demand provider'} with base 1 and weight 1, ${names} with weight 4`,
            unit: '',
            because:
              'then one task at least, and one in five of the others, outlasts any interruption; a rule of thumb: the base is as many tasks as must always answer',
          },
        ],
      },
    ];
  },
});
