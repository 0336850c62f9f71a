import type { Facts, LiveTask } from '../../facts/facts.ts';
import { definitionOf } from '../../facts/stop.ts';
import type { Evidence } from '../../model/finding.ts';
import { secondsBetween } from '../../model/instant.ts';
import { defineRule } from '../define.ts';

/** Even a large image is pulled in less; https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html */
const STUCK_SECONDS = 600;

export const taskStuck = defineRule({
  id: 'task-stuck',
  category: 'startup',
  title: 'A task does not get past PENDING',
  needs: ['runningTasks', 'taskDefinitions'],
  why: 'A task may wait for ever without failing: for a container that never becomes healthy (dependsOn HEALTHY without startTimeout), or for an image that does not arrive. Nothing is stopped, so nothing is reported.',
  remedy:
    'Look at the container that is waited for (its health check and its log); set startTimeout so that the wait ends; for a pull that hangs look at the network of the task.',
  notWhen: 'A task in PROVISIONING waits for a host: see placement-failed.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html'],
  check: (facts) => {
    const stuck = facts.live.filter((live) => isStuck(live, facts));
    const first = stuck[0];
    if (first === undefined) return [];
    const waited = waitedFor(first);
    const minutes = Math.round(secondsBetween(first.task.createdAt ?? 0, facts.snapshot.takenAt) / 60);
    const what = waited ?? (isPulling(first) ? 'its image, which is still being pulled' : 'its start');
    return [
      {
        title: waited ? `A task waits in ${first.task.lastStatus} for ${waited}` : undefined,
        summary: `${stuck.length} task(s) have been ${first.task.lastStatus} for ${minutes} min, waiting for ${what}.`,
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
        ],
        seen: [facts.snapshot.takenAt],
      },
    ];
  },
});

function isStuck({ task }: LiveTask, { snapshot }: Facts): boolean {
  if (task.lastStatus !== 'PENDING' && task.lastStatus !== 'ACTIVATING') return false;
  return task.createdAt !== undefined && secondsBetween(task.createdAt, snapshot.takenAt) > STUCK_SECONDS;
}

function isPulling({ task }: LiveTask): boolean {
  return task.pullStartedAt !== undefined && task.pullStoppedAt === undefined;
}

/** The container that another one depends on and that is not there yet: `container db to become HEALTHY`. */
function waitedFor({ task, definition }: LiveTask): string | undefined {
  const dependencies = (definition?.containers ?? []).flatMap(({ dependsOn }) => dependsOn);
  const missing = dependencies.find(({ containerName, condition }) => {
    const container = task.containers.find(({ name }) => name === containerName);
    if (condition === 'HEALTHY') {
      return (
        definitionOf(definition, containerName)?.healthCheck !== undefined &&
        container?.healthStatus !== 'HEALTHY'
      );
    }
    return (condition === 'COMPLETE' || condition === 'SUCCESS') && container?.lastStatus !== 'STOPPED';
  });
  return missing && `container ${missing.containerName} (condition ${missing.condition})`;
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
