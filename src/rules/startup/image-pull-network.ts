import { defineReasonRule } from '../reason-rule.ts';

export const imagePullNetwork = defineReasonRule({
  id: 'image-pull-network',
  category: 'startup',
  title: 'The registry cannot be reached from the task network',
  kinds: ['image-pull-network'],
  what: 'The image cannot be pulled for want of a connection',
  means: 'The task has no way to the registry, so the image cannot be pulled.',
  why: 'The pull goes through the network of the task. Without a route to the registry no task can start.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason ends in a time-out or a failed connection, with the address that was asked.',
    },
    {
      run: "aws ec2 describe-route-tables --filters Name=association.subnet-id,Values=SUBNET --query 'RouteTables[].Routes'",
      look: 'There is no route to a NAT gateway or internet gateway, and no endpoints for ecr.api, ecr.dkr and s3.',
    },
  ],
  remedy:
    'Give the subnets a NAT gateway (or public addresses), or VPC endpoints for ecr.api, ecr.dkr and the S3 gateway; let the security group out on port 443.',
  notWhen: 'If only single pulls fail and later ones succeed, it was a transient fault of the registry.',
  docs: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html'],
});
