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
  why: 'The image is there, but Docker or containerd cannot make a container of it: mounts, devices, users, links, or a host that is too slow.',
  remedy:
    'Read the end of the message: it names the mount, device, user or limit. If only one host fails, drain and replace it.',
  notWhen:
    'If the command is missing or of the wrong architecture, entrypoint-missing or image-architecture says so.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
});
