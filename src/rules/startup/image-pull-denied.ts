import { defineReasonRule } from '../reason-rule.ts';

export const imagePullDenied = defineReasonRule({
  id: 'image-pull-denied',
  category: 'startup',
  title: 'The registry refuses the image: permission denied',
  kinds: ['image-pull-denied'],
  what: 'The registry refuses the pull',
  means: 'The registry has an answer for the pull, and it is no.',
  why: 'Images are pulled with the task execution role (Fargate) or the instance role (EC2), not with the task role. Without its permission no task can start.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason says which action or login is refused.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.executionRoleArn'",
      look: 'That role allows ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer; for a private registry elsewhere, repositoryCredentials is set.',
    },
  ],
  remedy:
    'Allow the execution role ecr:GetAuthorizationToken, ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer and ecr:BatchGetImage; for another account also its repository policy; for a private registry `repositoryCredentials`.',
  notWhen:
    'If other tasks pulled the same image with the same role, the image itself is gone: see image-digest-gone.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html'],
});
