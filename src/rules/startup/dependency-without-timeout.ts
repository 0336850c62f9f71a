import { settingEvidence } from '../../facts/evidence.ts';
import { definitionOf } from '../../facts/stop.ts';
import { defineRiskRule } from '../risk-rule.ts';

const ENDLESS: ReadonlySet<string> = new Set(['HEALTHY', 'COMPLETE', 'SUCCESS']);

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (startTimeout, 2 to 120 s on Fargate) */
const LONGEST_SECONDS = 120;

export const dependencyWithoutTimeout = defineRiskRule({
  id: 'dependency-without-timeout',
  category: 'startup',
  title: 'A container waits for another one without a limit',
  needs: ['taskDefinitions'],
  means:
    'If the container that is waited for never gets there, the task stays in PENDING for hours and nothing is reported.',
  why: 'dependsOn holds a container back until its condition is met; only startTimeout of the container that is waited for ends the wait.',
  confirm: [
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,dependsOn,startTimeout]'",
      look: 'A container named in dependsOn has no startTimeout.',
    },
  ],
  remedy: 'Set startTimeout on the container that is waited for, somewhat above the time that it needs.',
  notWhen: 'A wait for START alone ends by itself.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html'],
  look: ({ definition }) => {
    const waits = (definition?.containers ?? []).flatMap(({ dependsOn }) => dependsOn);
    const endless = waits.find(
      ({ containerName, condition }) =>
        ENDLESS.has(condition) && definitionOf(definition, containerName)?.startTimeoutSeconds === undefined,
    );
    if (endless === undefined) return undefined;
    const { containerName: name, condition } = endless;
    return {
      summary: `A container waits for ${name} to be ${condition}, and ${name} has no startTimeout.`,
      evidence: settingEvidence(
        'ecs:DescribeTaskDefinition',
        `containerDefinitions[${name}].startTimeout`,
        `startTimeout of ${name} is not set, and a container waits for it (${condition})`,
      ),
      settings: [
        {
          path: 'startTimeout',
          container: name,
          current: null,
          recommended: LONGEST_SECONDS,
          unit: 's',
          because:
            'the longest that Fargate accepts; a rule of thumb, since the time that it needs is not known',
        },
      ],
    };
  },
});
