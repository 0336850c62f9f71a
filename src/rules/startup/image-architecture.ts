import { applicationFailures, loglessExits } from '../../facts/crash.ts';
import { exitCodeEvidence, logEvidence, reasonEvidence, settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { type Draft, defineRule } from '../define.ts';
import { ofTasks, quote } from '../words.ts';

export const imageArchitecture = defineRule({
  id: 'image-architecture',
  category: 'startup',
  title: 'The image is built for another processor architecture',
  needs: ['stoppedTasks'],
  means: 'The image was built for another kind of processor than the one that the task runs on.',
  why: 'An image built on an Arm machine does not run on x86 hosts, nor the other way round: the entry point cannot be executed and the container ends within a second.',
  confirm: [
    {
      run: 'docker manifest inspect IMAGE',
      look: 'The architectures in the list do not include the one that the task asks for.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.runtimePlatform'",
      look: 'No cpuArchitecture means X86_64.',
    },
  ],
  remedy:
    'Build the image for the architecture of the task (`docker build --platform linux/amd64` or linux/arm64), or set runtimePlatform.cpuArchitecture to that of the image.',
  notWhen:
    'A script without a first line `#!…`, or with Windows line ends, gives the same “exec format error”.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-arm64.html'],
  check: (facts) => {
    const stated = facts.failures.filter(({ reason }) => reason?.kind === 'image-architecture');
    const logged = applicationFailures(facts).filter(({ error }) => error?.kind === 'architecture');
    const tasks = [...stated, ...logged.map(({ stop }) => stop), ...loglessExits(facts, logged)];
    const newest = tasks[0];
    if (newest === undefined) return [];
    const error = logged[0]?.error;
    const text = stated[0]?.reason?.text ?? error?.line.message ?? '';
    return [
      {
        summary: `The container cannot execute its entry point: ${quote(text)}; ${ofTasks(tasks, facts)}.`,
        tasks,
        evidence: [
          ...(stated[0] ? reasonEvidence(stated[0]) : []),
          ...(error ? [logEvidence(error)] : []),
          ...exitCodeEvidence(newest),
          ...architectureOf(facts),
        ],
      } satisfies Draft,
    ];
  },
});

function architectureOf({ definition }: Facts) {
  if (definition?.cpuArchitecture === undefined) return [];
  return [
    settingEvidence(
      'ecs:DescribeTaskDefinition',
      'taskDefinition.runtimePlatform.cpuArchitecture',
      `the task definition asks for ${definition.cpuArchitecture}`,
    ),
  ];
}
