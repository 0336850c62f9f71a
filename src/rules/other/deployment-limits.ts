import { eventEvidence, settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const deploymentLimits = defineRule({
  id: 'deployment-limits',
  category: 'other',
  title: 'The deployment may neither stop nor start a task (minimumHealthyPercent, maximumPercent)',
  effect: 'holds-up',
  needs: ['service'],
  means:
    'With the percentages of the deployment ECS may neither start a new task nor stop an old one, so the deployment stands still.',
  why: 'With these percentages the lowest and the highest allowed number of tasks are the same, so that no task can be replaced.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:10].[createdAt,message]'",
      look: 'An event says “unable to stop or start tasks during a deployment because of the service deployment configuration”.',
    },
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].[desiredCount,deploymentConfiguration.[minimumHealthyPercent,maximumPercent]]'",
      look: 'The minimum, rounded up, and the maximum, rounded down, are the same number of tasks.',
    },
  ],
  remedy:
    'Set maximumPercent to 200, or minimumHealthyPercent below 100, so that there is room for one task.',
  notWhen:
    'If tasks of the new revision fail, the deployment would not finish with other percentages either.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html'],
  check: (facts) => {
    const event = facts.events.find(
      ({ reading, sinceSteady }) => reading?.kind === 'limits-stuck' && sinceSteady,
    );
    if (event === undefined) return [];
    const maximum = numberOr(facts.settings?.maximumPercent, 200);
    const minimum = numberOr(facts.settings?.minimumHealthyPercent, 100);
    return [
      {
        summary: `${quote(event.event.message)}; minimumHealthyPercent is ${minimum ?? 'unknown'}, maximumPercent ${maximum ?? 'unknown'}.`,
        tasks: [],
        evidence: [
          eventEvidence(event),
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].deploymentConfiguration',
            `minimumHealthyPercent ${minimum ?? 'unknown'}, maximumPercent ${maximum ?? 'unknown'}`,
          ),
        ],
        settings: [
          {
            path: 'service.deploymentConfiguration.maximumPercent',
            current: maximum ?? null,
            recommended: 200,
            unit: '%',
            because: `${arithmetic(facts, minimum, maximum)}; with 200 a new task may start before an old one stops`,
          },
        ],
        seen: [event.event.at],
      },
    ];
  },
});

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
function arithmetic({ state }: Facts, minimum: number | undefined, maximum: number | undefined): string {
  if (state === undefined || minimum === undefined || maximum === undefined) return 'there is no room now';
  const least = Math.ceil((state.desiredCount * minimum) / 100);
  const most = Math.floor((state.desiredCount * maximum) / 100);
  return `${minimum} % of ${state.desiredCount} is at least ${least}, ${maximum} % is at most ${most}`;
}
