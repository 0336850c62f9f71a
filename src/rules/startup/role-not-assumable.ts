import { defineReasonRule } from '../reason-rule.ts';

export const roleNotAssumable = defineReasonRule({
  id: 'role-not-assumable',
  category: 'startup',
  title: 'ECS cannot assume the role of the task',
  kinds: ['role-not-assumable'],
  what: 'No task is created because its role cannot be assumed',
  means: 'ECS cannot act as the role that the task definition names, so no task is created.',
  why: 'Before it creates a task, ECS assumes the task role and the execution role. A role that does not exist, or that does not trust ecs-tasks.amazonaws.com, stops everything; there is then no task and no log to look at.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].events[:10].[createdAt,message]'",
      look: 'The event names the role.',
    },
    {
      run: "aws iam get-role --role-name ROLE --query 'Role.AssumeRolePolicyDocument'",
      look: 'The role exists and trusts ecs-tasks.amazonaws.com.',
    },
  ],
  remedy:
    'Check taskRoleArn and executionRoleArn in the task definition for a missing or misspelled role (such as `role/null`), and the trust policy for ecs-tasks.amazonaws.com.',
  notWhen:
    'A role that can be assumed but lacks a permission shows in the application’s log: see task-role-denied.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html'],
});
