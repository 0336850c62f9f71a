import { settingEvidence } from '../../facts/evidence.ts';
import { isUnresolved, numberOr } from '../../model/setting.ts';
import { defineRiskRule } from '../risk-rule.ts';

export const singleTask = defineRiskRule({
  id: 'single-task',
  category: 'other',
  title: 'One task carries the whole load, and a deployment may stop it first',
  needs: ['service'],
  means:
    'The service wants a single task behind its load balancer, and a deployment may stop it before the next one answers: that is an outage each time.',
  why: 'With one task minimumHealthyPercent below 100 means that none has to run. A host that goes away, maintenance or one failed health check takes the service down as well.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].[desiredCount,deploymentConfiguration.minimumHealthyPercent]'",
      look: 'The desired count is 1 and the percentage below 100.',
    },
  ],
  remedy:
    'Run two tasks or more, in two zones; at the least set minimumHealthyPercent to 100 and maximumPercent to 200.',
  notWhen: 'A program of which only one may run at a time has to be stopped first.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html'],
  look: ({ settings }) => {
    const minimum = numberOr(settings?.minimumHealthyPercent, 100);
    if (settings === undefined || isUnresolved(settings.desiredCount) || settings.desiredCount !== 1)
      return undefined;
    if (settings.loadBalancers.length === 0 || minimum === undefined || minimum >= 100) return undefined;
    return {
      summary: `The desired count is 1 and minimumHealthyPercent ${minimum}: a deployment may stop the only task before another one answers.`,
      evidence: settingEvidence(
        'ecs:DescribeServices',
        'services[0].desiredCount',
        `desiredCount 1, minimumHealthyPercent ${minimum}`,
      ),
      settings: [
        {
          path: 'service.desiredCount',
          current: 1,
          recommended: 2,
          unit: 'tasks',
          because: 'then one serves while the other is replaced; a rule of thumb',
        },
      ],
    };
  },
});
