import { settingEvidence } from '../../facts/evidence.ts';
import { wasSeenHealthy } from '../../facts/seen-healthy.ts';
import type { SettingChange } from '../../model/finding.ts';
import type { ContainerDefinition } from '../../model/task-definition.ts';
import { defineRule } from '../define.ts';
import { commandEvidence, commandOf } from './probe.ts';
import { doubtTool, type ToolDoubt } from './probe-tool.ts';

export const probeToolDoubtful = defineRule({
  id: 'probe-tool-doubtful',
  category: 'health-check',
  severity: 'info',
  role: 'risk',
  saidBy: ['check-never-passes', 'container-unhealthy', 'awaited-check-fails'],
  title: 'The health check runs a tool that its image probably does not have',
  needs: ['taskDefinitions'],
  means: 'If the tool is not in the image, the check fails every time, whatever the application does.',
  why: 'The probe runs inside the container, with what its image holds. Alpine has a small wget and no curl and no bash; slim images have neither curl nor wget; distroless and scratch images have not even the shell that CMD-SHELL needs. A missing tool ends with 127 on every probe, so that the container is UNHEALTHY for ever while the application works.',
  confirm: [
    {
      run: "docker run --rm --entrypoint sh IMAGE -c 'command -v curl wget bash'",
      look: 'The tool of the check is not printed, or there is no shell at all.',
    },
  ],
  remedy:
    'Look whether the tool is in the image; if not, install it there, or let the check use what the image has (wget on Alpine, a line of Python or Node, a flag of your own binary in CMD form).',
  notWhen:
    'Where the image installs the tool itself, all is well: only the name was looked at. Once a task was HEALTHY nothing is said.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html',
  ],
  check: (facts) =>
    (facts.definition?.containers ?? []).flatMap((container) => {
      const doubt = doubtTool(container);
      if (doubt === undefined || wasSeenHealthy(container.name, facts)) return [];
      return [
        {
          title: `The health check of container ${container.name} runs ${doubt.tool}, which its image probably does not have`,
          summary: `The health check ${commandOf(container)} of container ${container.name} needs ${doubt.tool}; by its name ${container.image} is ${doubt.base}, which usually has none, and no task was seen HEALTHY. A missing tool fails every probe.`,
          tasks: [],
          evidence: [
            settingEvidence(
              'ecs:DescribeTaskDefinition',
              `containerDefinitions[${container.name}].image`,
              `image is ${container.image}`,
            ),
            commandEvidence(container.name, container),
          ],
          settings: commandChanges(container, doubt),
        },
      ];
    }),
});

function commandChanges(
  { name, healthCheck }: ContainerDefinition,
  { base, tool, replacement }: ToolDoubt,
): readonly SettingChange[] {
  if (replacement === undefined) return [];
  return [
    {
      path: 'healthCheck.command',
      container: name,
      current: healthCheck?.command.join(' ') ?? null,
      recommended: replacement,
      unit: '',
      because: `it does the same with what ${base} has, without ${tool}; a rule of thumb by the name of the image, so try it there first`,
    },
  ];
}
