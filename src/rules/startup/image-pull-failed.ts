import { defineReasonRule } from '../reason-rule.ts';

export const imagePullFailed = defineReasonRule({
  id: 'image-pull-failed',
  category: 'startup',
  title: 'The image cannot be pulled onto the host',
  kinds: ['image-pull-failed', 'host-storage'],
  what: 'The image cannot be pulled',
  why: 'The registry has the image, but it could not be fetched or stored: broken storage of a container host, or a transfer that broke off. A task whose image never arrived has no exit code and no log.',
  remedy:
    'Read the end of the message. For a storage driver error (devicemapper, layer registration) drain and replace the host; otherwise try again and look at the registry.',
  notWhen:
    'If the text speaks of a connection, a permission or a missing image, one of the other image rules applies.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html'],
});
