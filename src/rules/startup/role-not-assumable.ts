import { defineReasonRule } from '../reason-rule.ts';

export const roleNotAssumable = defineReasonRule({
  id: 'role-not-assumable',
  category: 'startup',
  title: 'ECS cannot assume the role of the task',
  kinds: ['role-not-assumable'],
  what: 'No task is created because its role cannot be assumed',
  why: 'Before it creates a task, ECS assumes the task role and the execution role. A role that does not exist, or that does not trust ecs-tasks.amazonaws.com, stops everything; there is then no task and no log to look at.',
  remedy:
    'Check taskRoleArn and executionRoleArn in the task definition for a missing or misspelled role (such as `role/null`), and the trust policy for ecs-tasks.amazonaws.com.',
  notWhen:
    'A role that can be assumed but lacks a permission shows in the application’s log: see task-role-denied.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html'],
});
