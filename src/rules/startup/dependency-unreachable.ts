import { defineErrorRule } from '../error-rule.ts';

export const dependencyUnreachable = defineErrorRule({
  id: 'dependency-unreachable',
  title: 'The application cannot reach a service that it needs to start',
  kinds: ['connection-refused', 'connection-timeout', 'name-resolution', 'tls'],
  what: 'cannot reach a service that it needs',
  means: 'The application cannot reach a database or another service that it needs before it can serve.',
  why: 'The application insists on a database or another service before it serves, and the connection is refused, times out, or its name or certificate does not resolve. Load balancers then find nobody listening, which is a consequence.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line names host and port, and whether the connection was refused, timed out or the name is unknown.',
    },
    {
      run: "aws ecs execute-command --cluster CLUSTER --task TASK --container CONTAINER --interactive --command 'getent hosts HOST'",
      look: 'In a task that lives long enough: the name resolves to the address that you expect.',
    },
  ],
  remedy:
    'Check the host name and port that the quoted line names, the security group of that service (does it let the tasks in?), routes and DNS; where the service is only slow, retry for longer, or serve before it is there.',
  notWhen:
    'If other tasks of the same revision got over the same error and became ready, the application is merely slow to start.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-connecting-services.html'],
});
