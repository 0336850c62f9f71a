import { defineErrorRule } from '../error-rule.ts';

export const shutOut = defineErrorRule({
  id: 'shut-out',
  title: 'A database takes no more connections from the application',
  kinds: ['shut-out'],
  what: 'is shut out by its database',
  means:
    'The database takes no more connections from this application, often because earlier tasks failed to connect again and again.',
  why: 'The database has no connection left, or has blocked a host whose connections failed too often. In a loop of failing tasks that is often what an earlier failure led to.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line says too many connections, or that the host is blocked; the first failed task may say something else.',
    },
    {
      look: 'Count the connections in the database while old and new tasks run side by side: pool size × tasks exceeds its limit.',
    },
  ],
  remedy:
    'Find the first failure of the loop; unblock the host (MySQL: FLUSH HOSTS) or free connections, and bound the pool of each task so that all tasks of a deployment, old and new, fit.',
  notWhen: 'If earlier tasks failed to connect for another reason, that reason is the cause.',
  docs: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Troubleshooting.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html',
  ],
});
