import { addressOf } from '../../facts/probe-address.ts';
import type { SettingChange } from '../../model/finding.ts';
import type { ContainerDefinition } from '../../model/task-definition.ts';
import { defineRule } from '../define.ts';
import { commandEvidence } from './probe.ts';

/** Parts of a path that speak of more than the process itself. */
const SPEAKS_OF_OTHERS =
  /(?:^|[/_-])(?:ready|readyz|readiness|db|database|deep|full|detail|details|detailed|dependencies|deps)(?:[/_-]|$)/i;

/** Spring Boot’s own path asks the database, the disk and the like; the part for the process alone lies below it. */
const SPRING = '/actuator/health';

export const checkAsksReadiness = defineRule({
  id: 'check-asks-readiness',
  category: 'health-check',
  severity: 'info',
  role: 'risk',
  title: 'The container health check seems to ask for more than its own process',
  needs: ['taskDefinitions'],
  means:
    'When a database or another service that all tasks share is down, every task fails its check and is replaced, which helps nobody.',
  why: 'ECS replaces a task whose container check fails. If the check answers for a database or another service as well, an outage there makes every task UNHEALTHY at the same time: all of them are replaced again and again, and none of the new ones is any better.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck.command]'",
      look: 'The path of the command is one that asks dependencies.',
    },
  ],
  remedy:
    'Let the container check ask a path that answers for the process alone (such as /health). Keep the path that asks the dependencies (such as /health/ready) for the load balancer, with care: ECS replaces tasks whose targets are unhealthy too, so let it answer 200 where the service can still do a part of its work.',
  notWhen:
    'Only the name of the path was read: if what it answers does not depend on anything shared, all is well.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html',
  ],
  check: ({ definition }) =>
    (definition?.containers ?? []).flatMap((container) => {
      const path = addressOf(container.healthCheck?.command.join(' ') ?? '')?.path ?? '';
      if (!container.essential || !(SPEAKS_OF_OTHERS.test(path) || isSpring(path))) return [];
      return [
        {
          summary: `The health check of container ${container.name} asks ${path}, which by its name answers for dependencies too: if one that all tasks share fails, ECS replaces every task. A path that answers for the process alone would not.`,
          tasks: [],
          evidence: [commandEvidence(container.name, container)],
          settings: isSpring(path) ? springChanges(container) : [],
        },
      ];
    }),
});

function isSpring(path: string): boolean {
  return path === SPRING || path === `${SPRING}/`;
}

function springChanges({ name, healthCheck }: ContainerDefinition): readonly SettingChange[] {
  const command = healthCheck?.command.join(' ') ?? '';
  return [
    {
      path: 'healthCheck.command',
      container: name,
      current: command,
      recommended: command.replace(/\/actuator\/health\/?/, `${SPRING}/liveness`),
      unit: '',
      because:
        'a rule of thumb: the liveness group leaves the dependencies out (set management.endpoint.health.probes.enabled to true, and look that the path answers)',
    },
  ];
}
