import { applicationFailures, isSilentKill } from '../../facts/crash.ts';
import { exitCodeEvidence, reasonEvidence, settingEvidence, timingEvidence } from '../../facts/evidence.ts';
import { containerLimit, memoryChanges } from '../../facts/memory-limit.ts';
import { defineRule } from '../define.ts';
import { ofTasks } from '../words.ts';

export const memoryKillSuspected = defineRule({
  id: 'memory-kill-suspected',
  category: 'oom',
  title: 'A container is killed (137) although nobody told it to stop: memory is suspected',
  needs: ['stoppedTasks'],
  means:
    'A container was killed with SIGKILL although ECS had not told it to stop and its log ends in mid-work: memory is the usual reason, but nobody said so.',
  why: 'Exit code 137 is SIGKILL. Where ECS did not stop the task, the kernel usually did, because the memory of the task or of the host ran out; Docker does not always report that as OutOfMemoryError.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stoppingAt,executionStoppedAt,containers[].[name,exitCode,reason]]'",
      look: 'The containers had ended before stoppingAt, with 137 and no reason. If they ended after it, the kill was only the end of a stop.',
    },
    {
      run: 'aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name MemoryUtilization --dimensions Name=ClusterName,Value=CLUSTER Name=ServiceName,Value=SERVICE --statistics Maximum --period 60 --start-time START --end-time END',
      look: 'A maximum near 100 % confirms it; a low one points to a kill from inside the container or to the host.',
    },
  ],
  remedy:
    'Look at the memory utilisation of the service (maximum, not average), and raise the memory or lower what the application uses.',
  notWhen:
    'If ECS had begun to stop the task, 137 only means that it did not react to SIGTERM within stopTimeout.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
  check: (facts) => {
    const killed = applicationFailures(facts).filter(
      (failure) => failure.exitCode === 137 && isSilentKill(failure),
    );
    const newest = killed[0];
    if (newest === undefined) return [];
    const tasks = killed.map(({ stop }) => stop);
    const limit = containerLimit(facts.definition, newest.containerName);
    return [
      {
        summary: `Container ${newest.containerName} was killed with SIGKILL (exit code 137) before any order to stop: ${ofTasks(tasks, facts)}; ECS gave no reason, so running out of memory is likely but not certain.`,
        tasks,
        evidence: [
          ...exitCodeEvidence(newest.stop),
          ...reasonEvidence(newest.stop, 'circumstantial'),
          timingEvidence(
            `tasks[${newest.stop.task.id}].executionStoppedAt`,
            'the container was dead before the stop of the task began',
          ),
          ...(limit
            ? [
                settingEvidence(
                  'ecs:DescribeTaskDefinition',
                  limit.path,
                  `${limit.path} is ${limit.memoryMiB} MiB`,
                ),
              ]
            : []),
        ],
        settings: memoryChanges(facts.definition, newest.containerName),
      },
    ];
  },
});
