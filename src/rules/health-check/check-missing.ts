import { settingEvidence } from '../../facts/evidence.ts';
import { defineRiskRule } from '../risk-rule.ts';

export const checkMissing = defineRiskRule({
  id: 'check-missing',
  category: 'health-check',
  title: 'Nothing checks whether the tasks are well',
  needs: ['service', 'taskDefinitions'],
  means: 'ECS takes a task for well as soon as it runs, also one that serves nobody.',
  why: 'There is neither a container health check nor a target group. A deployment of a broken revision completes, and tasks that crash after they reached RUNNING may never make the circuit breaker trip.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck]'",
      look: 'No container has a healthCheck.',
    },
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].loadBalancers'",
      look: 'The list is empty.',
    },
  ],
  remedy:
    'Give the essential container a health check that asks the process itself, such as a file that it touches or a port that it opens.',
  notWhen: 'A HEALTHCHECK in the Dockerfile does not count: ECS does not look at it.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html'],
  look: ({ settings, definition }) => {
    if (settings === undefined || definition === undefined || settings.loadBalancers.length > 0)
      return undefined;
    if (definition.containers.some(({ healthCheck }) => healthCheck !== undefined)) return undefined;
    return {
      summary: 'Neither a container health check nor a target group tells ECS whether a task is well.',
      evidence: settingEvidence(
        'ecs:DescribeTaskDefinition',
        'containerDefinitions[*].healthCheck',
        'no container has a healthCheck, and the service has no load balancer',
      ),
    };
  },
});
