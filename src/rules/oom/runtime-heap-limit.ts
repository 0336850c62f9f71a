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
  why: 'Node, Java, .NET and PHP keep a heap limit of their own. When it is reached the process aborts (often with exit code 134, 1 or 3) and ECS reports no OutOfMemoryError; until then it collects garbage and may not answer probes.',
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
