import { settingEvidence } from '../../facts/evidence.ts';
import { isForFargate } from '../../facts/fargate.ts';
import { isUnresolved } from '../../model/setting.ts';
import { defineRule } from '../define.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
const SMALLEST_FARGATE_MIB = 512;

export const smallestMemory = defineRule({
  id: 'smallest-memory',
  category: 'oom',
  severity: 'info',
  role: 'risk',
  title: 'The task has the smallest memory that Fargate offers',
  needs: ['taskDefinitions'],
  means:
    'The task has the least memory that Fargate offers; a small growth is enough to get something killed.',
  why: '512 MiB are shared by every container of the task; one growing process is enough for the kernel to kill something.',
  confirm: [
    {
      run: 'aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name MemoryUtilization --dimensions Name=ClusterName,Value=CLUSTER Name=ServiceName,Value=SERVICE --statistics Maximum --period 300 --start-time START --end-time END',
      look: 'The maximum stays below 75 %: then there is no reason to change anything.',
    },
  ],
  remedy: 'Watch the maximum of the memory utilisation, and take the next size if it exceeds 75 %.',
  notWhen: 'Small services in Go or Rust live well with it.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html'],
  check: ({ definition }) => {
    const memoryMiB = definition?.memoryMiB;
    if (definition === undefined || memoryMiB === undefined || isUnresolved(memoryMiB)) return [];
    if (memoryMiB > SMALLEST_FARGATE_MIB || !isForFargate(definition)) return [];
    return [
      {
        summary: `The task has ${memoryMiB} MiB for ${definition.containers.length === 1 ? 'its container' : `${definition.containers.length} containers`}, the smallest size on Fargate.`,
        tasks: [],
        evidence: [
          settingEvidence(
            'ecs:DescribeTaskDefinition',
            'taskDefinition.memory',
            `memory is ${memoryMiB} MiB`,
          ),
        ],
        settings: [
          {
            path: 'taskDefinition.memory',
            current: memoryMiB,
            recommended: 2 * SMALLEST_FARGATE_MIB,
            unit: 'MiB',
            because: 'the next size, once the maximum of the memory utilisation exceeds 75 %',
          },
        ],
      },
    ];
  },
});
