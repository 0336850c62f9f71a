import { defineReasonRule } from '../reason-rule.ts';

export const hostLost = defineReasonRule({
  id: 'host-lost',
  category: 'other',
  title: 'The host or the platform under the tasks goes away',
  kinds: ['host-lost', 'platform-maintenance'],
  what: 'The tasks lost the host that they ran on',
  means: 'The host under the tasks went away, so they ended without any fault of their own.',
  why: 'The container instance was terminated, stopped or deregistered, or AWS maintains the platform. Exit codes of such tasks say nothing about the application.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason names the host or maintenance of the platform.',
    },
    {
      run: 'aws autoscaling describe-scaling-activities --auto-scaling-group-name GROUP --max-items 10',
      look: 'An activity terminated that instance at the same time.',
    },
  ],
  remedy:
    'Look at the Auto Scaling group or the Spot notices of the hosts; switch managed draining on, and run at least two tasks.',
  notWhen: 'A host that is there but refuses tasks shows as placement-failed or image-pull-failed.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html'],
});
