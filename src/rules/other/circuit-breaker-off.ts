import { breakerThreshold } from '../../facts/breaker-threshold.ts';
import { settingEvidence } from '../../facts/evidence.ts';
import { isUnresolved } from '../../model/setting.ts';
import { defineRule } from '../define.ts';

export const circuitBreakerOff = defineRule({
  id: 'circuit-breaker-off',
  category: 'other',
  severity: 'warning',
  role: 'risk',
  title: 'No deployment circuit breaker: a failing deployment goes on for hours',
  needs: ['service'],
  means:
    'Nothing ends a deployment whose tasks fail again and again; it goes on until somebody or CloudFormation gives up.',
  why: 'Without the circuit breaker ECS replaces failing tasks for ever, and CloudFormation waits for about three hours before it gives up. With it a deployment fails after a few tasks and can roll back by itself.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].deploymentConfiguration.deploymentCircuitBreaker'",
      look: '`enable` is false.',
    },
  ],
  remedy: 'Enable deploymentCircuitBreaker with rollback.',
  notWhen: 'With CodeDeploy or an external controller the breaker does not apply.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html'],
  check: ({ settings }) => {
    if (settings === undefined || settings.deploymentController !== 'ECS') return [];
    if (settings.circuitBreaker?.enabled === true || isUnresolved(settings.desiredCount)) return [];
    if (settings.desiredCount === 0) return [];
    return [
      {
        summary:
          'The deployment circuit breaker is off, so that nothing ends a deployment whose tasks fail again and again.',
        tasks: [],
        evidence: [
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].deploymentConfiguration.deploymentCircuitBreaker.enable',
            'deploymentCircuitBreaker.enable is false',
          ),
        ],
        settings: [
          {
            path: 'service.deploymentConfiguration.deploymentCircuitBreaker',
            current: 'off',
            recommended: 'enable: true, rollback: true',
            unit: '',
            because: `with a desired count of ${settings.desiredCount} a deployment then fails after ${breakerThreshold(settings.desiredCount)} failed tasks`,
          },
        ],
      },
    ];
  },
});
