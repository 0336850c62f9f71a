import { defineReasonRule } from '../reason-rule.ts';

export const hostLost = defineReasonRule({
  id: 'host-lost',
  category: 'other',
  title: 'The host or the platform under the tasks goes away',
  kinds: ['host-lost', 'platform-maintenance'],
  what: 'The tasks lost the host that they ran on',
  why: 'The container instance was terminated, stopped or deregistered, or AWS maintains the platform. Exit codes of such tasks say nothing about the application.',
  remedy:
    'Look at the Auto Scaling group or the Spot notices of the hosts; switch managed draining on, and run at least two tasks.',
  notWhen: 'A host that is there but refuses tasks shows as placement-failed or image-pull-failed.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html'],
});
