import { defineReasonRule } from '../reason-rule.ts';

export const imagePullRateLimit = defineReasonRule({
  id: 'image-pull-rate-limit',
  category: 'startup',
  title: 'The registry answers 429: its pull rate limit is used up',
  kinds: ['image-pull-rate-limit'],
  what: 'The registry refuses the pull for a while',
  means: 'The registry counts pulls and lets this address pull no more for now.',
  why: 'Docker Hub counts anonymous pulls per address, and tasks behind one NAT gateway share an address. A crash loop pulls the image with every attempt and uses the quota up by itself.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason says toomanyrequests or 429.',
    },
    {
      run: "aws ecs describe-services --cluster CLUSTER --services SERVICE --query 'services[0].deployments[].[id,failedTasks,createdAt]'",
      look: 'Many failed tasks before it mean that a crash loop used the pulls up: look for that first.',
    },
  ],
  remedy:
    'Pull through an ECR pull-through cache, or give the task definition `repositoryCredentials`; if the service also crashes, mend the crash first.',
  notWhen:
    'If the service crashed before the first refusal, the crash is the cause and the limit its consequence.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html',
  ],
});
