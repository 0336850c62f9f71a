import { defineReasonRule } from '../reason-rule.ts';

export const secretUnavailable = defineReasonRule({
  id: 'secret-unavailable',
  category: 'startup',
  title: 'A secret that the task needs cannot be read',
  kinds: ['secret-missing', 'secret-denied', 'secret-key-missing', 'secret-unreadable'],
  what: 'The task never gets its secret',
  means:
    'A secret or parameter that the container gets as a variable could not be read, so the container was never started.',
  why: 'Secrets are fetched with the execution role before the container starts. If the secret, its current version or its JSON key is missing, or the role may not read it, no task can start.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason names the secret and what was refused.',
    },
    {
      run: "aws secretsmanager describe-secret --secret-id SECRET --query '[ARN,VersionIdsToStages,KmsKeyId]'",
      look: 'The secret exists, has a version AWSCURRENT, and its key may be used by the execution role.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].secrets'",
      look: 'The ARN, the JSON key and the version after it are spelt as they are in the secret.',
    },
  ],
  remedy:
    'Create the secret (or the version or key) under exactly the name in `secrets[].valueFrom`, and allow the execution role secretsmanager:GetSecretValue or ssm:GetParameters, and kms:Decrypt for its key.',
  notWhen:
    'A time-out or “connection issue” in the same message is a matter of the network: see init-network.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html'],
});
