import { defineReasonRule } from '../reason-rule.ts';

export const startFailed = defineReasonRule({
  id: 'start-failed',
  category: 'startup',
  title: 'The task fails before its container runs',
  kinds: ['init-failed', 'failed-to-start', 'stopped-before-pull'],
  role: 'symptom',
  what: 'The task fails while it is being set up',
  means: 'The task failed while it was set up, before its container ran.',
  why: 'ECS prepares network, secrets, volumes, logs and image before it starts a container; one of these steps failed with a text that this version does not know better.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'Read both the reason of the task and that of each container: the task’s own is often only “Task failed to start”.',
    },
  ],
  remedy: 'Read the message below in full; it is quoted as ECS gave it.',
  notWhen: 'If another finding names the step that failed, that one is the cause.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html'],
});
