import { defineReasonRule } from '../reason-rule.ts';

export const imagePullDenied = defineReasonRule({
  id: 'image-pull-denied',
  category: 'startup',
  title: 'The registry refuses the image: permission denied',
  kinds: ['image-pull-denied'],
  what: 'The registry refuses the pull',
  why: 'Images are pulled with the task execution role (Fargate) or the instance role (EC2), not with the task role. Without its permission no task can start.',
  remedy:
    'Allow the execution role ecr:GetAuthorizationToken, ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer and ecr:BatchGetImage; for another account also its repository policy; for a private registry `repositoryCredentials`.',
  notWhen:
    'If other tasks pulled the same image with the same role, the image itself is gone: see image-digest-gone.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html'],
});
