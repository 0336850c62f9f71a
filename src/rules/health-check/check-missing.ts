import { settingEvidence } from '../../facts/evidence.ts';
import type { SettingChange } from '../../model/finding.ts';
import { isUnresolved } from '../../model/setting.ts';
import type { ContainerDefinition } from '../../model/task-definition.ts';
import { defineRule } from '../define.ts';

export const checkMissing = defineRule({
  id: 'check-missing',
  category: 'health-check',
  severity: 'info',
  role: 'risk',
  title: 'Nothing checks the tasks: neither a container health check nor a target group',
  needs: ['service', 'taskDefinitions'],
  means: 'ECS takes a task for well as soon as it runs, also one that serves nobody.',
  why: 'Without a check ECS takes a task for well as soon as it runs: an application that hangs is never replaced, a deployment counts as done although the new revision does not work, and the circuit breaker may never trip for tasks that run for a while before they crash. A HEALTHCHECK in the Dockerfile does not count: ECS looks at the one of the task definition only.',
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
    'Give an essential container a health check: a path that answers for the process alone, or for a worker a file that it touches as it works.',
  notWhen:
    'Where the process ends by itself whenever something is wrong, ECS sees that without a check. Checks of Cloud Map and VPC Lattice are not looked at.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  ],
  check: ({ settings, definition }) => {
    const essential = definition?.containers.filter((container) => container.essential) ?? [];
    if (settings === undefined || settings.loadBalancers.length > 0 || essential.length === 0) return [];
    if (essential.some(({ healthCheck }) => healthCheck !== undefined)) return [];
    const names = essential.map(({ name }) => name).join(', ');
    return [
      {
        summary: `No essential container (${names}) has a health check and the service has no target group: a task counts as well as soon as it is RUNNING, and one that hangs is never replaced.`,
        tasks: [],
        evidence: [
          ...essential.map(({ name }) =>
            settingEvidence(
              'ecs:DescribeTaskDefinition',
              `containerDefinitions[${name}].healthCheck`,
              `container ${name} has no healthCheck`,
            ),
          ),
          settingEvidence(
            'ecs:DescribeServices',
            'services[0].loadBalancers',
            'the service has no load balancer',
          ),
        ],
        settings: essential.flatMap(newCheck).slice(0, 1),
      },
    ];
  },
});

/** Only for a container that says on which port it answers: what a worker could be asked is not known. */
function newCheck({ name, portMappings }: ContainerDefinition): readonly SettingChange[] {
  const [mapping] = portMappings;
  if (mapping?.containerPort === undefined || isUnresolved(mapping.containerPort)) return [];
  return [
    {
      path: 'healthCheck.command',
      container: name,
      current: null,
      recommended: `CMD-SHELL wget -qO- http://127.0.0.1:${mapping.containerPort}/health || exit 1`,
      unit: '',
      because:
        'a rule of thumb: the path must answer for the process alone, and the tool be in the image; set a start period of 1.5 × the time to ready',
    },
  ];
}
