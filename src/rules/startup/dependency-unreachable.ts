import { defineErrorRule } from '../error-rule.ts';

export const dependencyUnreachable = defineErrorRule({
  id: 'dependency-unreachable',
  title: 'The application cannot reach a service that it needs to start',
  kinds: ['connection-refused', 'connection-timeout', 'name-resolution', 'tls'],
  what: 'cannot reach a service that it needs',
  why: 'The application insists on a database or another service before it serves, and the connection is refused, times out, or its name or certificate does not resolve. Load balancers then find nobody listening, which is a consequence.',
  remedy:
    'Check the host name and port that the quoted line names, the security group of that service (does it let the tasks in?), routes and DNS; where the service is only slow, retry for longer, or serve before it is there.',
  notWhen:
    'If other tasks of the same revision got over the same error and became ready, the application is merely slow to start.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-connecting-services.html'],
});
