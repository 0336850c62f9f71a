import { defineReasonRule } from '../reason-rule.ts';

export const platformFault = defineReasonRule({
  id: 'platform-fault',
  category: 'other',
  title: 'The container runtime or the platform failed',
  kinds: ['runtime-fault', 'ephemeral-storage', 'host-disk-full'],
  what: 'The platform under the container failed',
  means: 'The container runtime or the platform below it failed; the application had no part in it.',
  why: 'The agent, Docker or containerd reported a fault of its own. Once in a while that is transient; on a container instance it may be a full disk or an overloaded daemon.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason is a fault of Docker, containerd or the agent.',
    },
    { look: 'If it happens on one host only, look at the disk and the log of that host’s agent.' },
  ],
  remedy:
    'Try again; on EC2 drain and replace the host (look at its disk); on Fargate open a support case if it recurs.',
  notWhen: 'If the text names a mount, a command or an image, one of the startup rules applies.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html'],
});
