import { defineErrorRule } from '../error-rule.ts';

export const applicationError = defineErrorRule({
  id: 'application-error',
  title: 'The application ends with an error of its own',
  kinds: ['uncaught', 'framework'],
  what: 'ends with an error of its own',
  means: 'The application ended with an error of its own; AWS did nothing to it.',
  why: 'Nothing in AWS stopped the task: the application gave up. Every replacement meets the same error.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The last lines before the end hold the error or the first line of a stack trace.',
    },
    {
      run: 'docker run --rm IMAGE',
      look: 'The same image, with the same command and environment, ends in the same way.',
    },
  ],
  remedy:
    'Mend the error that the quoted line names; `ecs-doctor stopped-tasks` lists every task with its exit code.',
  notWhen: 'If some of the tasks were killed for memory, the errors of the others may be its symptoms.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html'],
});
