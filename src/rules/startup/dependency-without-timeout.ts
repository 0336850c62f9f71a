import { settingEvidence } from '../../facts/evidence.ts';
import { LONGEST_FARGATE_TIMEOUT_SECONDS } from '../../facts/fargate.ts';
import { containerCheckWindow } from '../../facts/kill-window.ts';
import type { SettingChange } from '../../model/finding.ts';
import type { ContainerDefinition, TaskDefinition } from '../../model/task-definition.ts';
import { defineRule } from '../define.ts';

const MARGIN_SECONDS = 15;

export const dependencyWithoutTimeout = defineRule({
  id: 'dependency-without-timeout',
  category: 'startup',
  severity: 'info',
  role: 'risk',
  saidBy: ['awaited-check-fails'],
  title: 'A container waits for another one without a limit of time',
  needs: ['taskDefinitions'],
  means:
    'If the container that is waited for never gets there, the task stays in PENDING for hours and nothing is reported.',
  why: 'With dependsOn HEALTHY, COMPLETE or SUCCESS a container starts only once another has got that far. If it hangs on the way, the task stays in PENDING, up to some three hours were seen: nothing fails, so that neither the scheduler nor the circuit breaker counts anything.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,dependsOn,startTimeout]'",
      look: 'A container named in dependsOn has no startTimeout.',
    },
  ],
  remedy: 'Set startTimeout on the container that is waited for, above the time that it needs.',
  notWhen: 'Where the container that is waited for ends by itself if it cannot go on, the wait ends with it.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
  ],
  check: ({ definition }) =>
    definition === undefined
      ? []
      : definition.containers.flatMap((awaited) => {
          const wait = longestWait(awaited, definition);
          if (wait === undefined || awaited.startTimeoutSeconds !== undefined) return [];
          return [
            {
              summary: `Container ${wait.waiting} waits until ${awaited.name} is ${wait.condition}, and ${awaited.name} has no startTimeout: if it hangs, the task stays in PENDING for hours and counts as no failure.`,
              tasks: [],
              evidence: [
                settingEvidence(
                  'ecs:DescribeTaskDefinition',
                  `containerDefinitions[${wait.waiting}].dependsOn`,
                  `container ${wait.waiting} depends on ${awaited.name} (${wait.condition}), which has no startTimeout`,
                ),
              ],
              settings: limitOf(awaited, wait.condition),
            },
          ];
        }),
});

function longestWait({ name }: ContainerDefinition, definition: TaskDefinition) {
  const waits = definition.containers.flatMap((container) =>
    container.dependsOn
      .filter(({ containerName, condition }) => containerName === name && condition !== 'START')
      .map(({ condition }) => ({ waiting: container.name, condition })),
  );
  return waits.find(({ condition }) => condition === 'HEALTHY') ?? waits[0];
}

/** Where a check may take longer than Fargate lets anyone wait, a limit would end good starts: then none is named. */
function limitOf(awaited: ContainerDefinition, condition: string): readonly SettingChange[] {
  const window = condition === 'HEALTHY' ? containerCheckWindow(awaited) : undefined;
  const change = { path: 'startTimeout', container: awaited.name, current: null, unit: 's' } as const;
  if (window === undefined) {
    const because =
      'the longest that Fargate accepts; a rule of thumb: what needs longer is better run before the deployment';
    return condition === 'HEALTHY'
      ? []
      : [{ ...change, recommended: LONGEST_FARGATE_TIMEOUT_SECONDS, because }];
  }
  const recommended = window.unhealthyAtLatestSeconds + MARGIN_SECONDS;
  if (recommended > LONGEST_FARGATE_TIMEOUT_SECONDS) return [];
  const because = `its check decides within ${window.unhealthyAtLatestSeconds} s, and ${MARGIN_SECONDS} s to spare`;
  return [{ ...change, recommended, because }];
}
