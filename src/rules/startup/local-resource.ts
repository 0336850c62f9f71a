import type { ApplicationFailure } from '../../facts/crash.ts';
import { settingEvidence } from '../../facts/evidence.ts';
import type { Facts } from '../../facts/facts.ts';
import { definitionOf } from '../../facts/stop.ts';
import type { Evidence } from '../../model/finding.ts';
import { defineErrorRule } from '../error-rule.ts';

/** A root file system that may not be written to explains a refusal that names no cause. */
function readOnlyRoot({ containerName }: ApplicationFailure, { definition }: Facts): readonly Evidence[] {
  const container = definitionOf(definition, containerName);
  if (container?.readsOnlyRoot !== true) return [];
  return [
    settingEvidence(
      'ecs:DescribeTaskDefinition',
      `containerDefinitions[${containerName}].readonlyRootFilesystem`,
      'readonlyRootFilesystem is true: the container may write to mounted volumes only',
    ),
  ];
}

export const localResource = defineErrorRule({
  id: 'local-resource',
  title: 'The application is refused a port, a file, disk space or open files in its container',
  kinds: ['port-in-use', 'permission', 'disk-full', 'kernel-limit'],
  what: 'is refused something by its own container',
  setting: readOnlyRoot,
  means: 'The container refuses the application something: a port, a file, disk space or a kernel setting.',
  why: 'Two processes want the same port, the user of the container may not write or bind, or the disk of the task is full.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line names the port, the path or the limit.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,user,readonlyRootFilesystem,ulimits]'",
      look: 'A user without rights, a read-only root or a low limit explains it.',
    },
  ],
  remedy:
    'Read the quoted line: give each process its own port, run as a user that may write there (ports below 1024 need a privilege), enlarge ephemeralStorage, or raise `ulimits` (nofile).',
  notWhen: 'If the port is taken on the host, the stop reason says so: see placement-failed.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html'],
});
