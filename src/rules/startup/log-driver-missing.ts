import { settingEvidence } from '../../facts/evidence.ts';
import { defineRule } from '../define.ts';

export const logDriverMissing = defineRule({
  id: 'log-driver-missing',
  category: 'startup',
  severity: 'warning',
  role: 'risk',
  title: 'An essential container keeps no log',
  needs: ['taskDefinitions'],
  means: 'What this container writes is lost: when it fails, nothing is left to read.',
  why: 'What a container writes goes where its logConfiguration says. Without one nothing of it is left on Fargate once the task has stopped; on a container instance Docker keeps it for the few hours until the agent removes the container. After a crash there is then only an exit code to go by.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,essential,logConfiguration]'",
      look: 'The third value of an essential container is null.',
    },
  ],
  remedy:
    'Give the container a logConfiguration: awslogs with group, region and stream prefix, and an execution role that may write to it.',
  notWhen: 'An application that sends its log elsewhere by itself still loses what it writes as it crashes.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html',
  ],
  check: ({ definition }) => {
    const mute = definition?.containers.filter(({ essential, log }) => essential && log === undefined) ?? [];
    if (definition === undefined || mute.length === 0) return [];
    const names = mute.map(({ name }) => name).join(', ');
    const who = mute.length === 1 ? `Container ${names} has` : `The containers ${names} have`;
    return [
      {
        summary: `${who} no logConfiguration: when a task crashes, nothing of what it wrote can be read.`,
        tasks: [],
        evidence: mute.map(({ name }) =>
          settingEvidence(
            'ecs:DescribeTaskDefinition',
            `containerDefinitions[${name}].logConfiguration`,
            `container ${name} has no logConfiguration`,
          ),
        ),
        settings: mute.map(({ name }) => ({
          path: 'logConfiguration' as const,
          container: name,
          current: null,
          recommended: `awslogs, group /ecs/${definition.family}, stream prefix ecs`,
          unit: '',
          because: 'a rule of thumb for the names; any group will do that the execution role may write to',
        })),
      },
    ];
  },
});
