import { defineReasonRule } from '../reason-rule.ts';

export const containerNotStarted = defineReasonRule({
  id: 'container-not-started',
  category: 'startup',
  title: 'The container runtime cannot create or start the container',
  kinds: [
    'container-not-created',
    'container-not-started',
    'host-config',
    'device-missing',
    'runtime-timeout',
  ],
  what: 'The container runtime refuses to start the container',
  means: 'The image is there, but the container runtime could not make a container of it.',
  why: 'The image is there, but Docker or containerd cannot make a container of it: mounts, devices, users, links, or a host that is too slow.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The end of the reason of the container names the mount, device, user or limit.',
    },
    {
      run: 'docker run --rm IMAGE',
      look: 'If the image starts elsewhere, a setting of the task definition or the host is the matter.',
    },
  ],
  remedy:
    'Read the end of the message: it names the mount, device, user or limit. If only one host fails, drain and replace it.',
  notWhen:
    'If the command is missing or of the wrong architecture, entrypoint-missing or image-architecture says so.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
});
