import { logEvidence } from '../../facts/evidence.ts';
import type { LiveTask } from '../../facts/facts.ts';
import { awaitedContainer, isCheckAtFault, isHeldByHost, waitingTasks } from '../../facts/waiting-task.ts';
import type { Evidence } from '../../model/finding.ts';
import { secondsBetween } from '../../model/instant.ts';
import { defineRule } from '../define.ts';
import { quote } from '../words.ts';

export const taskStuck = defineRule({
  id: 'task-stuck',
  category: 'startup',
  title: 'A task does not get past PENDING',
  effect: 'holds-up',
  needs: ['runningTasks', 'taskDefinitions'],
  means: 'A task has been waiting before it runs for longer than any start takes, and nothing fails.',
  why: 'A task may wait for ever without failing: for a container that never becomes healthy (dependsOn HEALTHY without startTimeout), or for an image that does not arrive. Nothing is stopped, so nothing is reported.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[lastStatus,createdAt,pullStartedAt,pullStoppedAt,containers[].[name,lastStatus,healthStatus]]'",
      look: 'A pull that began and did not end waits for the image; a container in PENDING beside a running one waits for that.',
    },
  ],
  remedy:
    'Look at the container that is waited for (its health check and its log); set startTimeout so that the wait ends; for a pull that hangs look at the network of the task.',
  notWhen:
    'A task in PROVISIONING waits for a host: see placement-failed. One whose host has not even begun to pull its image: see host-resources-held. If the health check of the container that is waited for fails, see awaited-check-fails.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html'],
  check: (facts) => {
    const stuck = waitingTasks(facts).filter((live) => !isHeldByHost(live));
    const first = stuck[0];
    if (first === undefined) return [];
    const awaited = awaitedContainer(first);
    if (awaited && isCheckAtFault(awaited)) return [];
    const waited = awaited && `container ${awaited.name} (condition ${awaited.condition})`;
    const minutes = Math.round(secondsBetween(first.task.createdAt ?? 0, facts.snapshot.takenAt) / 60);
    const what = waited ?? (isPulling(first) ? 'its image, which is still being pulled' : 'its start');
    return [
      {
        title: waited ? `A task waits in ${first.task.lastStatus} for ${waited}` : undefined,
        summary: `${stuck.length} task(s) have been ${first.task.lastStatus} for ${minutes} min, waiting for ${what}.${awaited?.error ? ` Its log says ${quote(awaited.error.line.message)}.` : ''}`,
        tasks: [],
        evidence: [
          {
            ...statusEvidence(
              first,
              `task ${first.task.id} is ${first.task.lastStatus} since ${minutes} min`,
            ),
            kind: 'timing',
          },
          ...(waited ? [statusEvidence(first, `it waits for ${waited}`)] : []),
          ...(awaited?.error ? [logEvidence(awaited.error, 'circumstantial')] : []),
        ],
        seen: [facts.snapshot.takenAt],
      },
    ];
  },
});

function isPulling({ task }: LiveTask): boolean {
  return task.pullStartedAt !== undefined && task.pullStoppedAt === undefined;
}

function statusEvidence({ task }: LiveTask, text: string): Evidence {
  return {
    kind: 'health-status',
    weight: 'circumstantial',
    source: 'ecs:DescribeTasks',
    ref: `tasks[${task.id}].lastStatus`,
    text,
  };
}
