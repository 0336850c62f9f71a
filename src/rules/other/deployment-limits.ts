import {
  type DeploymentPercents,
  deploymentBounds,
  deploymentPercents,
} from '../../facts/deployment-bounds.ts';
import { eventEvidence, settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
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
    const percents = deploymentPercents(facts.settings);
    const { minimum, maximum } = percents;
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
            because: `${arithmetic(facts, percents)}; with 200 a new task may start before an old one stops`,
          },
        ],
        seen: [event.event.at],
      },
    ];
  },
});

function arithmetic({ state }: Facts, percents: DeploymentPercents): string {
  const bounds = state && deploymentBounds(state.desiredCount, percents);
  if (state === undefined || bounds === undefined) return 'there is no room now';
  const { least, most } = bounds;
  return `${percents.minimum} % of ${state.desiredCount} is at least ${least}, ${percents.maximum} % is at most ${most}`;
}
