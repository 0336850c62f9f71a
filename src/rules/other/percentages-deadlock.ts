import { settingEvidence } from '../../facts/evidence.ts';
import { numberOr } from '../../model/setting.ts';
import { defineRiskRule } from '../risk-rule.ts';

export const percentagesDeadlock = defineRiskRule({
  id: 'percentages-deadlock',
  category: 'other',
  severity: 'warning',
  title: 'The percentages of the deployment leave no room for a single task',
  needs: ['service'],
  means:
    'With this desired count the next deployment may neither start a task nor stop one, and would wait for ever.',
  why: 'The minimum is rounded up and the maximum down. Where both are the desired count, a rolling deployment has no task to spare in either direction.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].[desiredCount,deploymentConfiguration.[minimumHealthyPercent,maximumPercent]]'",
      look: 'The minimum, rounded up, and the maximum, rounded down, are both the desired count.',
    },
  ],
  remedy: 'Set maximumPercent to 200, or minimumHealthyPercent low enough that one task may stop.',
  notWhen: 'A daemon service, and one under another deployment controller, does not use both percentages.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html'],
  look: ({ settings, state, events }) => {
    const minimum = numberOr(settings?.minimumHealthyPercent, 100);
    const maximum = numberOr(settings?.maximumPercent, 200);
    if (settings?.deploymentController !== 'ECS' || settings.schedulingStrategy !== 'REPLICA')
      return undefined;
    if (state === undefined || minimum === undefined || maximum === undefined) return undefined;
    const isSaid = events.some(({ reading, sinceSteady }) => reading?.kind === 'limits-stuck' && sinceSteady);
    const least = Math.ceil((state.desiredCount * minimum) / 100);
    const most = Math.floor((state.desiredCount * maximum) / 100);
    if (isSaid || state.desiredCount === 0 || least < state.desiredCount || most > state.desiredCount)
      return undefined;
    const arithmetic = `${minimum} % of ${state.desiredCount}, rounded up, is ${least}; ${maximum} %, rounded down, is ${most}`;
    return {
      summary: `A deployment may keep no fewer than ${least} and run no more than ${most} of ${state.desiredCount} tasks (${arithmetic}), so that it cannot replace any.`,
      evidence: settingEvidence(
        'ecs:DescribeServices',
        'services[0].deploymentConfiguration',
        `minimumHealthyPercent ${minimum}, maximumPercent ${maximum}, desiredCount ${state.desiredCount}`,
      ),
      settings: [
        {
          path: 'service.deploymentConfiguration.maximumPercent',
          current: maximum,
          recommended: 200,
          unit: '%',
          because: `${arithmetic}; with 200 a new task may start before an old one stops`,
        },
      ],
    };
  },
});
