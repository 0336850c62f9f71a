import { settingEvidence } from '../../facts/evidence.ts';
import { defineRiskRule } from '../risk-rule.ts';

const PATH = 'service.deploymentConfiguration.deploymentCircuitBreaker';

export const breakerWithoutRollback = defineRiskRule({
  id: 'breaker-without-rollback',
  category: 'other',
  title: 'The circuit breaker stops a failing deployment and leaves it there',
  needs: ['service'],
  means: 'A deployment that fails is ended, but the service does not go back to the revision that worked.',
  why: 'Without rollback the service keeps whatever tasks are left of both revisions, until somebody deploys again.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].deploymentConfiguration.deploymentCircuitBreaker'",
      look: '`enable` is true and `rollback` is false.',
    },
  ],
  remedy: 'Switch rollback on in deploymentCircuitBreaker.',
  notWhen: 'Where CloudFormation or a pipeline rolls back by itself, one of the two is enough.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html'],
  look: ({ settings }) => {
    if (settings?.deploymentController !== 'ECS') return undefined;
    if (settings.circuitBreaker?.enabled !== true || settings.circuitBreaker.rollback) return undefined;
    const because = 'then a failed deployment goes back to the last one that worked';
    const recommended = 'enable: true, rollback: true';
    return {
      summary:
        'The circuit breaker is on, but its rollback is off: a failed deployment stays where it failed.',
      evidence: settingEvidence(
        'ecs:DescribeServices',
        'services[0].deploymentConfiguration.deploymentCircuitBreaker.rollback',
        'deploymentCircuitBreaker.rollback is false',
      ),
      settings: [{ path: PATH, current: 'rollback: false', recommended, unit: '', because }],
    };
  },
});
