import { defineErrorRule } from '../error-rule.ts';

export const missingConfiguration = defineErrorRule({
  id: 'missing-configuration',
  title: 'The application rejects its configuration',
  kinds: ['configuration'],
  what: 'does not accept its configuration',
  means: 'The application does not accept its configuration: something is missing, empty or wrong.',
  why: 'An environment variable is missing, empty or not what the application expects, so it ends as soon as it reads it. Every replacement reads the same values.',
  confirm: [
    {
      run: 'aws logs tail LOG-GROUP --since 1h --log-stream-name-prefix PREFIX/CONTAINER/TASK',
      look: 'The line names the variable or key.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].[name,environment[].name,secrets[].name]'",
      look: 'The name is not in the list, or comes from the wrong secret.',
    },
  ],
  remedy:
    'Set the variable or configuration that the quoted line names, in `environment` or `secrets` of this container (or in the parameter that it is read from); then deploy again.',
  notWhen:
    'If the value is right in the task definition, look at the parameter or secret that it is read from.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/taskdef-envfiles.html'],
});
