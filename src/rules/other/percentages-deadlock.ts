import { deploymentBounds, deploymentPercents } from '../../facts/deployment-bounds.ts';
import { settingEvidence } from '../../facts/evidence.ts';
import type { ServiceSettings } from '../../model/service.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRule } from '../define.ts';

/** The default of ECS, with which there is always room: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
const ROOMY_PERCENT = 200;

export const percentagesDeadlock = defineRule({
  id: 'percentages-deadlock',
  category: 'other',
  severity: 'warning',
  role: 'risk',
  saidBy: ['deployment-limits'],
  title: 'The next deployment may neither stop nor start a task',
  needs: ['service'],
  means:
    'With this desired count the next deployment may neither start a task nor stop one, and would wait for ever.',
  why: 'In a rolling deployment ECS keeps at least ceil(desired × minimumHealthyPercent) tasks and runs at most floor(desired × maximumPercent). Where both come to the desired count there is no room to replace one task: the deployment stands still and nothing fails.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].[desiredCount,deploymentConfiguration.[minimumHealthyPercent,maximumPercent]]'",
      look: 'The minimum, rounded up, and the maximum, rounded down, are both the desired count.',
    },
  ],
  remedy:
    'Set maximumPercent to 200; on container instances without spare capacity rather minimumHealthyPercent to 50.',
  notWhen:
    'Blue/green deployments and other deployment controllers go by other numbers. With another desired count the same percentages may leave room.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html',
  ],
  check: ({ settings }) => {
    if (settings === undefined || !rolls(settings)) return [];
    const desired = numberOr(settings.desiredCount, 0);
    const { minimum, maximum } = deploymentPercents(settings);
    const bounds = desired ? deploymentBounds(desired, { minimum, maximum }) : undefined;
    if (!desired || maximum === undefined || bounds === undefined) return [];
    const { least, most } = bounds;
    if (most > desired || least < desired) return [];
    const percents = `minimumHealthyPercent ${minimum}, maximumPercent ${maximum}`;
    return [
      {
        summary: `With ${percents} and a desired count of ${desired} a deployment may not stop a task (at least ceil(${desired} × ${minimum} %) = ${least} must stay) and may not start one (at most floor(${desired} × ${maximum} %) = ${most} may run).`,
        tasks: [],
        evidence: [
          settingEvidence('ecs:DescribeServices', 'services[0].deploymentConfiguration', percents),
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].desiredCount',
            `the desired count is ${desired}`,
          ),
        ],
        settings: [
          {
            path: 'service.deploymentConfiguration.maximumPercent',
            current: maximum,
            recommended: ROOMY_PERCENT,
            unit: '%',
            because: `floor(${desired} × ${ROOMY_PERCENT} %) = ${2 * desired} leaves room to start ${desired} before any stops${stopsFirst(desired)}`,
          },
        ],
      },
    ];
  },
});

function rolls({ deploymentController, schedulingStrategy, strategy }: ServiceSettings): boolean {
  return (
    deploymentController === 'ECS' &&
    schedulingStrategy === 'REPLICA' &&
    (strategy === undefined || strategy === 'ROLLING')
  );
}

/** Half of one task, rounded up, is that task: then only room above helps. */
function stopsFirst(desired: number): string {
  const stops = desired - Math.ceil(desired / 2);
  return stops === 0 ? '' : `; without capacity for that minimumHealthyPercent 50 lets ${stops} stop first`;
}
