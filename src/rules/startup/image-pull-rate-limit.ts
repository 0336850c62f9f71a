import { defineReasonRule } from '../reason-rule.ts';

export const imagePullRateLimit = defineReasonRule({
  id: 'image-pull-rate-limit',
  category: 'startup',
  title: 'The registry answers 429: its pull rate limit is used up',
  kinds: ['image-pull-rate-limit'],
  what: 'The registry refuses the pull for a while',
  why: 'Docker Hub counts anonymous pulls per address, and tasks behind one NAT gateway share an address. A crash loop pulls the image with every attempt and uses the quota up by itself.',
  remedy:
    'Pull through an ECR pull-through cache, or give the task definition `repositoryCredentials`; if the service also crashes, mend the crash first.',
  notWhen:
    'If the service crashed before the first refusal, the crash is the cause and the limit its consequence.',
  docs: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html',
  ],
});
