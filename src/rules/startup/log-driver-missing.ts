import { settingEvidence } from '../../facts/evidence.ts';
import { defineRiskRule } from '../risk-rule.ts';

export const logDriverMissing = defineRiskRule({
  id: 'log-driver-missing',
  category: 'startup',
  severity: 'warning',
  title: 'An essential container has no log configuration',
  needs: ['taskDefinitions'],
  means: 'What this container writes is lost: when it fails, nothing is left to read.',
  why: 'Without logConfiguration the output of a container on Fargate goes nowhere, and on a container instance it stays on the host until the container is removed.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,essential,logConfiguration]'",
      look: 'The third value of an essential container is null.',
    },
  ],
  remedy: 'Give the container the awslogs driver with a log group of its own.',
  notWhen:
    'An application that sends its log to another place by itself needs no driver, until it fails before it can.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html'],
  look: ({ definition }) => {
    const silent = (definition?.containers ?? []).filter(
      ({ essential, log }) => essential && log === undefined,
    );
    const [first] = silent;
    if (definition === undefined || first === undefined) return undefined;
    const names = silent.map(({ name }) => name).join(', ');
    return {
      title: `Nothing keeps the log of ${names}`,
      summary: `Without logConfiguration nothing that ${names} writes is kept, neither its errors nor when it is ready.`,
      evidence: settingEvidence(
        'ecs:DescribeTaskDefinition',
        `containerDefinitions[${first.name}].logConfiguration`,
        `logConfiguration is not set for ${names}`,
      ),
      settings: silent.map(({ name }) => ({
        path: 'logConfiguration',
        container: name,
        current: null,
        recommended: `awslogs, group /ecs/${definition.family}, stream prefix ${name}`,
        unit: '',
        because: 'then the errors of a task that has stopped can still be read',
      })),
    };
  },
});
