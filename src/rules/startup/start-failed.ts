import { defineReasonRule } from '../reason-rule.ts';

export const startFailed = defineReasonRule({
  id: 'start-failed',
  category: 'startup',
  title: 'The task fails before its container runs',
  kinds: ['init-failed', 'failed-to-start', 'stopped-before-pull'],
  role: 'symptom',
  what: 'The task fails while it is being set up',
  why: 'ECS prepares network, secrets, volumes, logs and image before it starts a container; one of these steps failed with a text that this version does not know better.',
  remedy: 'Read the message below in full; it is quoted as ECS gave it.',
  notWhen: 'If another finding names the step that failed, that one is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html'],
});
