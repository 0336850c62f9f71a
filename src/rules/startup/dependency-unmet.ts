import { defineReasonRule } from '../reason-rule.ts';

export const dependencyUnmet = defineReasonRule({
  id: 'dependency-unmet',
  category: 'startup',
  title: 'A container waits for another one that never gets there',
  kinds: ['dependency-unmet'],
  what: 'The order of the containers (dependsOn) cannot be met',
  means: 'A container waits for another one that failed or never got there, so the task did not start.',
  why: '`dependsOn` holds a container back until another has started, ended well or become healthy. If that never happens the task never gets going.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].containers[].[name,lastStatus,exitCode,healthStatus,reason]'",
      look: 'The container that is waited for ended with a code other than 0, or never became HEALTHY.',
    },
  ],
  remedy:
    'Look at the container that is waited for: its exit code (SUCCESS), its health check (HEALTHY) and its startTimeout.',
  notWhen: 'If the container that is waited for crashes, its own error is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html'],
});
