import { settingEvidence } from '../../facts/evidence.ts';
import { defineRule } from '../define.ts';

export const breakerWithoutRollback = defineRule({
  id: 'breaker-without-rollback',
  category: 'other',
  severity: 'info',
  role: 'risk',
  title: 'The deployment circuit breaker does not roll back',
  needs: ['service'],
  means: 'A deployment that fails is ended, but the service does not go back to the revision that worked.',
  why: 'When the breaker trips without rollback ECS only stops starting tasks: the failed revision stays the one that the service asks for, and whoever deployed has to put the last good one back by hand.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].deploymentConfiguration.deploymentCircuitBreaker'",
      look: '`enable` is true and `rollback` is false.',
    },
  ],
  remedy: 'Set rollback of deploymentCircuitBreaker to true.',
  notWhen:
    'A pipeline or a CloudFormation stack that rolls back by itself does the same. The first deployment of a service has nothing to go back to.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html'],
  check: ({ settings }) => {
    if (settings?.deploymentController !== 'ECS') return [];
    if (settings.circuitBreaker?.enabled !== true || settings.circuitBreaker.rollback) return [];
    return [
      {
        summary:
          'The deployment circuit breaker is on without rollback: a deployment that fails is ended, and the service goes on asking for the revision that failed.',
        tasks: [],
        evidence: [
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].deploymentConfiguration.deploymentCircuitBreaker.rollback',
            'deploymentCircuitBreaker.rollback is false',
          ),
        ],
        settings: [
          {
            path: 'service.deploymentConfiguration.deploymentCircuitBreaker',
            current: 'enable: true, rollback: false',
            recommended: 'enable: true, rollback: true',
            unit: '',
            because: 'ECS then goes back by itself to the last deployment that completed',
          },
        ],
      },
    ];
  },
});
