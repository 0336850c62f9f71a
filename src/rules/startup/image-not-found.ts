import { defineReasonRule } from '../reason-rule.ts';

export const imageNotFound = defineReasonRule({
  id: 'image-not-found',
  category: 'startup',
  title: 'The image does not exist in its registry',
  kinds: ['image-not-found'],
  what: 'The image cannot be pulled',
  means: 'The image that the task definition names is not in its registry.',
  why: 'The tag, digest or repository that the task definition names is not in the registry, so no task can ever start. ECS retries with growing pauses and never gives up by itself.',
  confirm: [
    {
      run: 'aws ecr describe-images --repository-name REPOSITORY --image-ids imageTag=TAG',
      look: 'The answer is ImageNotFoundException or RepositoryNotFoundException.',
    },
    {
      run: "aws ecs describe-task-definition --task-definition FAMILY:REVISION --query 'taskDefinition.containerDefinitions[].image'",
      look: 'Account, region, repository and tag are spelt as they were pushed.',
    },
  ],
  remedy:
    'Push the image under exactly this name and tag, or correct `image` in the task definition; then deploy again, which also ends the growing pauses.',
  notWhen:
    'If tasks of the same revision pulled the image a while ago, a lifecycle policy or an overwritten tag has removed it: see image-digest-gone.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html'],
});
