import { settingEvidence } from '../../facts/evidence.ts';
import { HEAP_SHARE } from '../../facts/heap-advice.ts';
import { type HeapFlag, heapFlagOf } from '../../facts/heap-flag.ts';
import { containerLimit } from '../../facts/memory-limit.ts';
import { defineRule } from '../define.ts';

/** A heap that may take more than this leaves too little for everything else. */
const MOST_SHARE = 0.9;

export const heapExceedsMemory = defineRule({
  id: 'heap-exceeds-memory',
  category: 'oom',
  severity: 'warning',
  role: 'risk',
  title: 'The heap may grow to more than the memory of its container leaves for it',
  needs: ['taskDefinitions'],
  means:
    'The runtime may grow to a size at which the kernel kills the container before the runtime itself would collect its garbage.',
  why: 'A runtime collects garbage in earnest only as its heap nears the limit that it was given. Where that limit is at or above the memory of the container, the kernel kills the process first (137), without a word in the log. Stacks, buffers and the runtime itself need room beside the heap.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.[memory,containerDefinitions[].[name,command,entryPoint,memory]]'",
      look: 'The heap flag is more than 90 % of the memory of the container, or of the task.',
    },
  ],
  remedy: 'Limit the heap to 75 % of the memory of the container, or give the container more memory.',
  notWhen:
    'Flags in environment variables (NODE_OPTIONS, JAVA_TOOL_OPTIONS) or in the image are not seen: their values are never read.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    'https://nodejs.org/api/cli.html',
  ],
  check: ({ definition }) =>
    (definition?.containers ?? []).flatMap((container) => {
      const limit = containerLimit(definition, container.name);
      const heap = heapFlagOf(container);
      if (limit === undefined || heap === undefined) return [];
      const heapMiB = heap.of === 'size' ? heap.value : Math.round((limit.memoryMiB * heap.value) / 100);
      if (heapMiB <= Math.ceil(limit.memoryMiB * MOST_SHARE)) return [];
      const goodMiB = Math.floor(limit.memoryMiB * HEAP_SHARE);
      return [
        {
          summary: `Container ${container.name} is started with ${heap.text}: its heap may take ${heapMiB} of the ${limit.memoryMiB} MiB in ${limit.path}, which leaves ${limit.memoryMiB - heapMiB} MiB for everything else.`,
          tasks: [],
          evidence: [
            settingEvidence(
              'ecs:DescribeTaskDefinition',
              `containerDefinitions[${container.name}].${heap.path}`,
              `${heap.path} has ${heap.text}`,
            ),
            settingEvidence('ecs:DescribeTaskDefinition', limit.path, `the limit is ${limit.memoryMiB} MiB`),
          ],
          settings: [
            {
              path: heap.path,
              container: container.name,
              current: heap.text,
              recommended: goodFlag(heap, goodMiB),
              unit: '',
              because: `75 % of the ${limit.memoryMiB} MiB in ${limit.path} is ${goodMiB} MiB; a rule of thumb, since what it needs beside the heap was not seen`,
            },
          ],
        },
      ];
    }),
});

function goodFlag({ of, flag }: HeapFlag, goodMiB: number): string {
  if (of === 'share') return `${flag}75`;
  return flag.startsWith('-X') ? `${flag}${goodMiB}m` : `${flag}${goodMiB}`;
}
