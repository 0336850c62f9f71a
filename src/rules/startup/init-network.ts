import { defineReasonRule } from '../reason-rule.ts';

export const initNetwork = defineReasonRule({
  id: 'init-network',
  category: 'startup',
  title: 'The task network cannot reach the AWS services that the start needs',
  kinds: ['init-network'],
  what: 'The task cannot fetch what it needs before it starts',
  why: 'Before a container starts, the task fetches secrets, registry tokens and configuration over its own network. Without a route to Secrets Manager, Parameter Store, KMS, ECR or CloudWatch Logs it dies before the image is pulled.',
  remedy:
    'Let the security group of the task out on port 443 and give its subnets a NAT gateway, or add VPC endpoints (secretsmanager, ssm, kms, ecr.api, ecr.dkr, logs, S3) whose security group lets the task in.',
  notWhen: 'If the text says AccessDenied or not found, the network works: see secret-unavailable.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html'],
});
