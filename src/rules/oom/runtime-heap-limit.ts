import { exitCodeEvidence, logEvidence, reasonEvidence } from '../../facts/evidence.ts';
import { adviseHeap } from '../../facts/heap-advice.ts';
import { memoryFailures } from '../../facts/memory-failure.ts';
import { containerLimit } from '../../facts/memory-limit.ts';
import { readMemoryLine } from '../../model/vocabulary/memory-lines.ts';
import { defineRule } from '../define.ts';
import { ofTasks, quoteLine } from '../words.ts';
import { EXPLAINED_BY_MEMORY } from './explained.ts';

export const runtimeHeapLimit = defineRule({
  id: 'runtime-heap-limit',
  category: 'oom',
  title: 'The runtime reaches its own heap limit',
  needs: ['stoppedTasks', 'logs'],
  explains: EXPLAINED_BY_MEMORY,
  means:
    'The runtime (Node, Java, .NET, PHP, Go) reached a memory limit of its own, while the container may have had room left.',
  why: 'Node, Java, .NET and PHP keep a heap limit of their own, and Go is given one by GOMEMLIMIT. When it is reached the process aborts (often with exit code 134, 1 or 3) and ECS reports no OutOfMemoryError; until then, and for good in Go, it collects garbage and may not answer probes.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The log says which memory is full: heap, metaspace, direct buffers, memory_limit.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,command,memory]'",
      look: 'Look for a heap flag, and compare it with the memory of the container.',
    },
  ],
  remedy:
    'Set the heap limit to about 75 % of the container’s memory (Node: --max-old-space-size in MiB; Java: -XX:MaxRAMPercentage=75; .NET: DOTNET_GCHeapHardLimitPercent), enlarge the container if that is not enough, and look for what holds on to memory.',
  notWhen:
    'If the stop reason says OutOfMemoryError, the container’s limit was reached first: see container-memory-limit.',
  docs: ['https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib'],
  check: (facts) => {
    const failures = memoryFailures(facts, ['heap-limit']);
    const newest = failures[0];
    if (newest === undefined) return [];
    const tasks = failures.map(({ stop }) => stop);
    const { containerName } = newest.line.excerpt;
    const said = newest.line.line.message;
    const limit = containerLimit(facts.definition, containerName);
    const advice = adviseHeap(said, containerName, limit);
    return [
      {
        title: `Container ${containerName} runs out of ${advice.memory}`,
        summary: `The runtime of container ${containerName} has no ${advice.memory} left: ${quoteLine(said, (line) => readMemoryLine(line) === newest.line.kind)}; ${ofTasks(tasks, facts)}${limit ? `, while the container may use ${limit.memoryMiB} MiB` : ''}.`,
        tasks,
        evidence: [
          logEvidence(newest.line),
          ...exitCodeEvidence(newest.stop),
          ...reasonEvidence(newest.stop, 'circumstantial'),
        ],
        steps: advice.steps,
        settings: advice.settings,
      },
    ];
  },
});
