import { settingEvidence } from '../../facts/evidence.ts';
import { heapAsked } from '../../facts/heap-asked.ts';
import { containerLimit } from '../../facts/memory-limit.ts';
import { defineRiskRule } from '../risk-rule.ts';

export const heapExceedsMemory = defineRiskRule({
  id: 'heap-exceeds-memory',
  category: 'oom',
  severity: 'warning',
  title: 'The heap that the command asks for leaves no room in the memory of the container',
  needs: ['taskDefinitions'],
  means:
    'The runtime may grow to a size at which the kernel kills the container before the runtime itself would collect its garbage.',
  why: 'Beside the heap a process needs memory for stacks, code, buffers and the runtime, about a quarter more. A heap limit at or above the limit of the container is never reached.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.[memory,containerDefinitions[].[name,command,entryPoint,memory]]'",
      look: 'The heap flag is more than 90 % of the memory of the container, or of the task.',
    },
  ],
  remedy: 'Ask for about 75 % of the container’s memory, or enlarge the container.',
  notWhen: 'A heap flag in the environment is not looked at: values of variables are never read.',
  docs: ['https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib'],
  look: ({ definition }) => {
    for (const container of definition?.containers ?? []) {
      const heap = heapAsked([...container.entryPoint, ...container.command].join(' '));
      const limit = containerLimit(definition, container.name);
      if (heap === undefined || limit === undefined || heap.memoryMiB <= 0.9 * limit.memoryMiB) continue;
      return {
        title: `Container ${container.name} asks for a heap of ${heap.memoryMiB} MiB and has ${limit.memoryMiB} MiB`,
        summary: `The command of ${container.name} has ${heap.flag}, while ${limit.path} is ${limit.memoryMiB} MiB: 75 % of that, ${Math.floor(limit.memoryMiB * 0.75)} MiB, is a rule of thumb.`,
        evidence: settingEvidence(
          'ecs:DescribeTaskDefinition',
          `containerDefinitions[${container.name}].command`,
          `the command has ${heap.flag}; ${limit.path} is ${limit.memoryMiB} MiB`,
        ),
      };
    }
    return undefined;
  },
});
