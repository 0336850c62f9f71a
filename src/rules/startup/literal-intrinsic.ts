import { applicationFailures } from '../../facts/crash.ts';
import { exitCodeEvidence, settingEvidence } from '../../facts/evidence.ts';
import { defineRule } from '../define.ts';
import { ofTasks } from '../words.ts';

export const literalIntrinsic = defineRule({
  id: 'literal-intrinsic',
  category: 'startup',
  title: 'An environment value is the text of a template function (such as !Ref) instead of its result',
  needs: ['stoppedTasks', 'taskDefinitions'],
  means: 'A variable holds the text of a template function, such as `!Ref Name`, where its result should be.',
  why: 'In a template that quotes `!Ref Name` or `${Name}` wrongly the text itself becomes the value of the variable, and the application reads it as it stands.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].environment'",
      look: 'The value begins with `!Ref`, `${` or `{"Ref"`.',
    },
  ],
  remedy:
    'Take the function out of its quotation marks (or use !Sub for `${…}`) in the template, and deploy again.',
  notWhen: 'An application that replaces `${…}` itself when it starts may want such a text.',
  docs: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html'],
  check: (facts) => {
    const failures = applicationFailures(facts).filter(({ endedByItself }) => endedByItself);
    const newest = failures[0];
    const container = facts.definition?.containers.find(({ name }) => name === newest?.containerName);
    const names = (container?.environment ?? [])
      .filter(({ shape }) => shape === 'literal-intrinsic')
      .map(({ name }) => name);
    if (newest === undefined || names.length === 0) return [];
    const tasks = failures.map(({ stop }) => stop);
    return [
      {
        summary: `In container ${newest.containerName} the value of ${names.join(', ')} is the text of a template function (such as !Ref), and the application ends when it starts: ${ofTasks(tasks, facts)}.`,
        tasks,
        evidence: [
          settingEvidence(
            'ecs:DescribeTaskDefinition',
            `containerDefinitions[${newest.containerName}].environment[${names[0] ?? ''}]`,
            `the value of ${names.join(', ')} looks like an unresolved template function (the value itself is not kept)`,
          ),
          ...exitCodeEvidence(newest.stop),
        ],
      },
    ];
  },
});
