import { defineReasonRule } from '../reason-rule.ts';

export const imageDigestGone = defineReasonRule({
  id: 'image-digest-gone',
  category: 'startup',
  title: 'The image digest pinned at the last deployment is gone (sha256)',
  kinds: ['image-digest-gone'],
  what: 'The pinned image digest cannot be pulled any more',
  means:
    'ECS pulls the exact image that was there at the last deployment, and that image has been deleted since.',
  why: 'ECS resolves a tag to a digest when it deploys and keeps pulling that digest. If the tag was overwritten and the old image expired, replacements cannot start although the tag exists. ECR may answer 403 for a missing blob, which reads like a missing permission.',
  confirm: [
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].deployments[].[id,taskDefinition,createdAt]'",
      look: 'The deployment is older than the push that moved the tag.',
    },
    {
      run: 'aws ecr describe-images --repository-name REPOSITORY --image-ids imageDigest=DIGEST',
      look: 'The answer is ImageNotFoundException.',
    },
  ],
  remedy:
    'Force a new deployment so that the tag is resolved again, and keep images for as long as a running revision uses them (lifecycle policy), or deploy immutable tags.',
  notWhen:
    'If no task of the service could ever pull with this execution role, it is a permission: see image-pull-denied.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
  ],
});
