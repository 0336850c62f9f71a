import { defineReasonRule } from '../reason-rule.ts';

export const entrypointMissing = defineReasonRule({
  id: 'entrypoint-missing',
  category: 'startup',
  title: 'The command of the container is missing in its image, or may not be executed',
  kinds: ['entrypoint-missing'],
  what: 'The container cannot be started',
  why: '`command` or `entryPoint` names a program that the image does not have, or may not be executed.',
  remedy:
    'Compare `command` and `entryPoint` of the task definition with the image (name, path, executable bit, line ends, interpreter in the first line).',
  notWhen: '“exec format error” is about the architecture of the image: see image-architecture.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
});
