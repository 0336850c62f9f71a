import { defineReasonRule } from '../reason-rule.ts';

export const imagePullFailed = defineReasonRule({
  id: 'image-pull-failed',
  category: 'startup',
  title: 'The image cannot be pulled onto the host',
  kinds: ['image-pull-failed', 'host-storage'],
  what: 'The image cannot be pulled',
  means: 'The image could not be fetched or stored, for a reason that is none of the usual ones.',
  why: 'The registry has the image, but it could not be fetched or stored: broken storage of a container host, or a transfer that broke off. A task whose image never arrived has no exit code and no log.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The end of the reason says at which step the pull failed.',
    },
  ],
  remedy:
    'Read the end of the message. For a storage driver error (devicemapper, layer registration) drain and replace the host; otherwise try again and look at the registry.',
  notWhen:
    'If the text speaks of a connection, a permission or a missing image, one of the other image rules applies.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html'],
});
