import { defineErrorRule } from '../error-rule.ts';

export const localResource = defineErrorRule({
  id: 'local-resource',
  title: 'The application is refused a port, a file, disk space or open files in its container',
  kinds: ['port-in-use', 'permission', 'disk-full', 'kernel-limit'],
  what: 'is refused something by its own container',
  why: 'Two processes want the same port, the user of the container may not write or bind, or the disk of the task is full.',
  remedy:
    'Read the quoted line: give each process its own port, run as a user that may write there (ports below 1024 need a privilege), enlarge ephemeralStorage, or raise `ulimits` (nofile).',
  notWhen: 'If the port is taken on the host, the stop reason says so: see placement-failed.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html'],
});
