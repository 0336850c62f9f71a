import { defineReasonRule } from '../reason-rule.ts';

export const initNetwork = defineReasonRule({
  id: 'init-network',
  category: 'startup',
  title: 'The task network cannot reach the AWS services that the start needs',
  kinds: ['init-network'],
  what: 'The task cannot fetch what it needs before it starts',
  means:
    'Before the container starts, the task must reach AWS services for its secrets or logs, and it cannot.',
  why: 'Before a container starts, the task fetches secrets, registry tokens and configuration over its own network. Without a route to Secrets Manager, Parameter Store, KMS, ECR or CloudWatch Logs it dies before the image is pulled.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason names the service and ends in a time-out.',
    },
    {
      run: "aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=VPC --query 'VpcEndpoints[].[ServiceName,State]'",
      look: 'Without a NAT gateway there must be endpoints for that service, and their security group must let the tasks in on 443.',
    },
  ],
  remedy:
    'Let the security group of the task out on port 443 and give its subnets a NAT gateway, or add VPC endpoints (secretsmanager, ssm, kms, ecr.api, ecr.dkr, logs, S3) whose security group lets the task in.',
  notWhen: 'If the text says AccessDenied or not found, the network works: see secret-unavailable.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html'],
});
