import { defineReasonRule } from '../reason-rule.ts';

export const entrypointMissing = defineReasonRule({
  id: 'entrypoint-missing',
  category: 'startup',
  title: 'The command of the container is missing in its image, or may not be executed',
  kinds: ['entrypoint-missing'],
  what: 'The container cannot be started',
  means: 'The program that the container is to run is not in its image, or may not be executed.',
  why: '`command` or `entryPoint` names a program that the image does not have, or may not be executed.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason names the program, as in `exec: "…"`.',
    },
    {
      run: "docker image inspect IMAGE --format '{{json .Config.Entrypoint}} {{json .Config.Cmd}}'",
      look: 'Compare with command and entryPoint of the task definition.',
    },
  ],
  remedy:
    'Compare `command` and `entryPoint` of the task definition with the image (name, path, executable bit, line ends, interpreter in the first line).',
  notWhen: '“exec format error” is about the architecture of the image: see image-architecture.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
});
