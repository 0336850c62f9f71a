import { exitCodeEvidence, logEvidence, reasonEvidence } from '../../facts/evidence.ts';
import { memoryFailures } from '../../facts/memory-failure.ts';
import { memoryChanges } from '../../facts/memory-limit.ts';
import { readMemoryLine } from '../../model/vocabulary/memory-lines.ts';
import { defineRule } from '../define.ts';
import { livedWords, ofTasks, quoteLine, upperFirst } from '../words.ts';
import { EXPLAINED_BY_MEMORY } from './explained.ts';

export const allocationFailed = defineRule({
  id: 'allocation-failed',
  category: 'oom',
  title: 'The application gets no more memory from the system',
  needs: ['stoppedTasks', 'logs'],
  explains: EXPLAINED_BY_MEMORY,
  means: 'The application asked for memory and the system refused, so it ended before anything was killed.',
  why: 'An allocation failed: the memory of the container, the task or (with a soft limit only) the host is used up, and the application ends before the kernel kills it. ECS then reports no OutOfMemoryError.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'A line such as MemoryError, ENOMEM or “cannot allocate memory” stands close to the end.',
    },
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].containers[].[name,exitCode,reason]'",
      look: 'There is no OutOfMemoryError: the limit was met by the allocation itself.',
    },
  ],
  remedy:
    'Find out what grows; give the container or the task more memory, or on a container instance place it where there is more, with a hard limit of its own.',
  notWhen:
    'If the line speaks of a heap limit of the runtime, that limit was reached first: see runtime-heap-limit.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html'],
  check: (facts) => {
    const failures = memoryFailures(facts, ['allocation']);
    const newest = failures[0];
    if (newest === undefined) return [];
    const { containerName } = newest.line.excerpt;
    const tasks = failures.map(({ stop }) => stop);
    const said = quoteLine(newest.line.line.message, (line) => readMemoryLine(line) === newest.line.kind);
    return [
      {
        title: `Container ${containerName} gets no more memory from the system`,
        summary: `${said}. ${upperFirst(ofTasks(tasks, facts))} ended this way${livedWords(tasks)}.`,
        tasks,
        evidence: [
          logEvidence(newest.line),
          ...exitCodeEvidence(newest.stop),
          ...reasonEvidence(newest.stop, 'circumstantial'),
        ],
        settings: memoryChanges(facts.definition, containerName),
      },
    ];
  },
});
