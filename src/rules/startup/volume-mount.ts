import { defineReasonRule } from '../reason-rule.ts';

export const volumeMount = defineReasonRule({
  id: 'volume-mount',
  category: 'startup',
  title: 'A volume (EFS, EBS or Docker) cannot be mounted',
  kinds: ['volume-mount'],
  what: 'The volume cannot be set up',
  means: 'A volume could not be mounted, so the container was never started.',
  why: 'Volumes are mounted before the image is pulled; if the file system cannot be resolved, reached or entered, no task starts.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason names the file system and what the mount said.',
    },
    {
      run: "aws efs describe-mount-targets --file-system-id FILE-SYSTEM --query 'MountTargets[].[AvailabilityZoneName,LifeCycleState,IpAddress]'",
      look: 'There is a mount target in each zone of the tasks; its security group lets them in on 2049.',
    },
  ],
  remedy:
    'For EFS: a mount target in every zone of the tasks, DNS resolution and host names switched on in the VPC, port 2049 open from the task to the mount target, and the access point or IAM policy that the volume asks for. For EBS: the infrastructure role and the key.',
  notWhen: 'A hint such as “please install botocore first” at the end of the EFS message is not the cause.',
  docs: [
    'https://docs.aws.amazon.com/efs/latest/ug/troubleshooting-efs-mounting.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html',
  ],
});
