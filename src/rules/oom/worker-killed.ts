import { exitCodeEvidence, logEvidence, reasonEvidence } from '../../facts/evidence.ts';
import { memoryFailures } from '../../facts/memory-failure.ts';
import { memoryChanges } from '../../facts/memory-limit.ts';
import { readMemoryLine } from '../../model/vocabulary/memory-lines.ts';
import { defineRule } from '../define.ts';
import { ofTasks, quoteLine } from '../words.ts';
import { EXPLAINED_BY_MEMORY } from './explained.ts';

export const workerKilled = defineRule({
  id: 'worker-killed',
  category: 'oom',
  title: 'The kernel kills worker processes inside the container (SIGKILL, out of memory)',
  needs: ['stoppedTasks', 'logs'],
  explains: EXPLAINED_BY_MEMORY,
  means:
    'A process inside the container was killed while the container itself lived on, so ECS saw neither 137 nor OutOfMemoryError.',
  why: 'When memory runs out the kernel kills the largest process. If that is a child (a gunicorn or celery worker, a process of a start script), the container lives on and ECS reports neither 137 nor OutOfMemoryError; requests and probes go unanswered, or the parent ends with a code of its own.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'A line of the parent says that a worker was killed by SIGKILL or signal 9, without a time-out before it.',
    },
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].containers[].[name,exitCode,healthStatus,reason]'",
      look: 'The task later failed a health check, or ended with a code of its own.',
    },
  ],
  remedy:
    'Run fewer workers or give the container more memory: workers × memory of one worker × 1.2 must fit. Recycle workers (--max-requests) where they grow.',
  notWhen: 'A worker that is killed for being slow (“WORKER TIMEOUT”) has no memory problem.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html'],
  check: (facts) => {
    const failures = memoryFailures(facts, ['worker-killed', 'kernel']);
    const newest = failures[0];
    if (newest === undefined) return [];
    const tasks = failures.map(({ stop }) => stop);
    return [
      {
        title: `Processes inside container ${newest.line.excerpt.containerName} are killed while memory runs out (SIGKILL)`,
        summary: `A process inside container ${newest.line.excerpt.containerName} is killed while memory runs out: ${quoteLine(newest.line.line.message, (line) => readMemoryLine(line) === newest.line.kind)}; ${ofTasks(tasks, facts)}.`,
        tasks,
        evidence: [
          logEvidence(newest.line),
          ...exitCodeEvidence(newest.stop),
          ...reasonEvidence(newest.stop, 'circumstantial'),
        ],
        settings: memoryChanges(facts.definition, newest.line.excerpt.containerName),
      },
    ];
  },
});
