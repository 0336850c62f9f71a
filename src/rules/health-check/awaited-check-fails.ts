import { LONGEST_FARGATE_TIMEOUT_SECONDS } from '../../facts/fargate.ts';
import { containerCheckWindow } from '../../facts/kill-window.ts';
import {
  type AwaitedContainer,
  awaitedContainer,
  isCheckAtFault,
  waitingTasks,
} from '../../facts/waiting-task.ts';
import type { SettingChange } from '../../model/finding.ts';
import { secondsBetween } from '../../model/instant.ts';
import { defineRule } from '../define.ts';
import { commandEvidence, commandOf, probeSteps } from './probe.ts';

export const awaitedCheckFails = defineRule({
  id: 'awaited-check-fails',
  category: 'health-check',
  title: 'Tasks wait in PENDING for a container whose health check never passes',
  effect: 'holds-up',
  needs: ['runningTasks', 'taskDefinitions'],
  means:
    'A container of the task waits until another one is HEALTHY, and that one never is, so the task stays in PENDING and nothing is reported as failed.',
  why: 'With the condition HEALTHY another container starts only once the health check of this one has passed. A check that cannot pass (its tool is not in the image, it asks the wrong port) holds the task back for hours; ECS counts no failure, because nothing has failed.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[lastStatus,containers[].[name,lastStatus,healthStatus]]'",
      look: 'The container that is waited for is RUNNING and UNHEALTHY, the one that waits is still PENDING. If the first one is not running, its own start is the matter.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,healthCheck.command,dependsOn]'",
      look: 'Run that command in a container of the same image: it ends with another code than 0.',
    },
  ],
  remedy:
    'Mend the health check of the container that is waited for, and set startTimeout on it so that a wait that leads nowhere ends.',
  notWhen: 'If that container writes errors of its own, they come first.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html',
  ],
  check: (facts) => {
    const waiting = waitingTasks(facts).filter((live) => {
      const container = awaitedContainer(live);
      return container !== undefined && isCheckAtFault(container);
    });
    const first = waiting[0];
    const awaited = first && awaitedContainer(first);
    if (first === undefined || awaited === undefined) return [];
    const command = commandOf(awaited.definition);
    const minutes = Math.round(secondsBetween(first.task.createdAt ?? 0, facts.snapshot.takenAt) / 60);
    return [
      {
        title: `Tasks wait in ${first.task.lastStatus} for container ${awaited.name}, whose health check never passes`,
        summary: `${waiting.length === 1 ? 'A task has' : `${waiting.length} tasks have`} been ${first.task.lastStatus} for ${minutes} min: container ${awaited.name} runs but is UNHEALTHY, and another one waits for it to be HEALTHY. Its check runs ${command}.`,
        tasks: [],
        evidence: [
          {
            kind: 'health-status',
            weight: 'direct',
            source: 'ecs:DescribeTasks',
            ref: `tasks[${first.task.id}].containers[${awaited.name}].healthStatus`,
            text: `container ${awaited.name} is UNHEALTHY while task ${first.task.id} is ${first.task.lastStatus}`,
          },
          commandEvidence(awaited.name, awaited.definition),
        ],
        steps: probeSteps(awaited.definition),
        settings: startTimeoutChange(awaited),
        seen: [facts.snapshot.takenAt],
      },
    ];
  },
});

/** A wait that outlasts the check itself leads nowhere; one that ends before it has decided would end good starts too. */
function startTimeoutChange({ name, definition }: AwaitedContainer): readonly SettingChange[] {
  const window = definition && containerCheckWindow(definition);
  if (window === undefined || definition?.startTimeoutSeconds !== undefined) return [];
  const recommended = window.unhealthyAtLatestSeconds + 15;
  if (recommended > LONGEST_FARGATE_TIMEOUT_SECONDS) return [];
  const because = `its check decides within ${window.unhealthyAtLatestSeconds} s; without a limit the task waits for hours`;
  return [{ path: 'startTimeout', container: name, current: null, recommended, unit: 's', because }];
}
