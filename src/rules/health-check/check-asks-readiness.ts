import { settingEvidence } from '../../facts/evidence.ts';
import { probedContainers } from '../../facts/probe.ts';
import { defineRiskRule } from '../risk-rule.ts';

/** Paths that by their names ask whether dependencies are there. */
const READINESS = /\/(?:ready|readiness|readyz|deep|full|dependencies|db|database)\b/i;

export const checkAsksReadiness = defineRiskRule({
  id: 'check-asks-readiness',
  category: 'health-check',
  title: 'The check that decides over the life of a task asks its dependencies',
  needs: ['taskDefinitions'],
  means:
    'When a database or another service that all tasks share is down, every task fails its check and is replaced, which helps nobody.',
  why: 'ECS kills a task whose container check fails. A route made for readiness fails with its dependencies, not with the process.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck.command]'",
      look: 'The path of the command is one that asks dependencies.',
    },
  ],
  remedy:
    'Let the container check ask /health, which answers for the process alone, and the load balancer /health/ready where it should stop sending traffic.',
  notWhen: 'A route of that name that only answers for the process does no harm.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html'],
  look: (facts) => {
    const probed = probedContainers(facts).find(({ command }) => READINESS.test(command));
    if (probed === undefined) return undefined;
    const { name, command } = probed;
    return {
      summary: `The check of ${name} runs “${command}”: by its name that route asks dependencies.`,
      evidence: settingEvidence(
        'ecs:DescribeTaskDefinition',
        `containerDefinitions[${name}].healthCheck.command`,
        `the health check runs “${command}”`,
      ),
    };
  },
});
