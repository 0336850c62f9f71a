import { defineErrorRule } from '../error-rule.ts';

export const taskRoleDenied = defineErrorRule({
  id: 'task-role-denied',
  title: 'The application lacks a permission in AWS (task role)',
  kinds: ['task-role'],
  what: 'is not allowed to do what it does when it starts',
  means: 'The application called AWS with the role of its task, and the call was refused.',
  why: 'Calls that the application makes itself use the task role, not the execution role. Without the permission it ends when it starts.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line names the action and the resource.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.taskRoleArn'",
      look: 'That role (not the execution role) lacks the action; no role at all means no credentials.',
    },
  ],
  remedy: 'Allow the task role (taskRoleArn) the action on the resource that the quoted line names.',
  notWhen:
    'If the message stands in the stop reason instead of the log, the execution role is meant: see secret-unavailable or image-pull-denied.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html'],
});
