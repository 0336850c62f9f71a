import { reasonEvidence, settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { containerLimit, memoryChanges } from '../../facts/memory-limit.ts';
import { defineRule } from '../define.ts';
import { livedWords, ofTasks, quote, upperFirst } from '../words.ts';
import { EXPLAINED_BY_MEMORY } from './explained.ts';

export const containerMemoryLimit = defineRule({
  id: 'container-memory-limit',
  category: 'oom',
  title: 'The container is killed because it exceeds its memory limit',
  needs: ['stoppedTasks'],
  explains: EXPLAINED_BY_MEMORY,
  means: 'The container or the whole task used more memory than it may, and the kernel killed it.',
  why: 'A container that exceeds its hard limit, or a task that exceeds its memory, is killed by the kernel. Before that the application may fail in other ways, and its probes may go unanswered.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].containers[].[name,exitCode,reason]'",
      look: 'The reason of a container is OutOfMemoryError, whatever its exit code.',
    },
    {
      run: 'aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name MemoryUtilization --dimensions Name=ClusterName,Value=CLUSTER Name=ServiceName,Value=SERVICE --statistics Maximum --period 60 --start-time START --end-time END',
      look: 'The maximum climbs towards 100 %; a short peak may be missing, since the values are averages of the service.',
    },
  ],
  remedy:
    'Raise the memory of the container and the task, or make the application use less: a heap limit of about 75 % of the container’s memory, fewer workers, smaller batches.',
  notWhen:
    'Exit code 137 alone is no proof: a stop that takes longer than stopTimeout ends with 137 as well.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html',
  ],
  check: (facts) => {
    const tasks = facts.failures.filter(
      ({ reason }) => reason?.kind === 'out-of-memory' || reason?.kind === 'memory-limit-too-low-to-start',
    );
    const newest = tasks[0];
    if (newest === undefined) return [];
    const name = newest.reason?.containerName;
    const limit = containerLimit(facts.definition, name);
    return [
      {
        title: titleOf(facts, name),
        summary: `${quote(newest.reason?.text ?? '')}. ${upperFirst(ofTasks(tasks, facts))} ended this way${livedWords(tasks)}${limit ? `; the limit is ${limit.memoryMiB} MiB (${limit.path})` : ''}.`,
        tasks,
        evidence: [...reasonEvidence(newest), ...limitEvidence(facts, name)],
        settings: memoryChanges(facts.definition, name),
      },
    ];
  },
});

/** With a limit on the task alone all containers share it, and the kernel may pick one that did nothing wrong. */
function titleOf(facts: Facts, containerName: string | undefined): string {
  const limit = containerLimit(facts.definition, containerName);
  const shared = facts.definition?.containers.length ?? 1;
  if (limit?.of === 'task' && shared > 1) {
    return `The task exceeds its ${limit.memoryMiB} MiB, which ${shared} containers share; container ${containerName ?? ''} was the one killed (OutOfMemoryError)`;
  }
  return `Container ${containerName ?? ''} exceeds its memory limit${limit ? ` of ${limit.memoryMiB} MiB` : ''} (OutOfMemoryError)`;
}

function limitEvidence(facts: Facts, containerName: string | undefined) {
  const limit = containerLimit(facts.definition, containerName);
  return limit
    ? [settingEvidence('ecs:DescribeTaskDefinition', limit.path, `${limit.path} is ${limit.memoryMiB} MiB`)]
    : [];
}
