import { defineReasonRule } from '../reason-rule.ts';

export const logDriver = defineReasonRule({
  id: 'log-driver',
  category: 'startup',
  title: 'The log driver cannot start',
  kinds: ['log-driver'],
  what: 'The log driver fails before the container starts',
  means: 'The log driver could not be set up, and without it ECS does not start the container.',
  why: 'With awslogs the log group must exist, or awslogs-create-group must be true and the execution role allowed to create it; otherwise the container is never started.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason speaks of a log group, a log stream or the logging driver.',
    },
    {
      run: "aws logs describe-log-groups --log-group-name-prefix LOG-GROUP --region REGION --query 'logGroups[].logGroupName'",
      look: 'The group is missing in exactly that region.',
    },
  ],
  remedy:
    'Create the log group, or set awslogs-create-group to true and allow the execution role logs:CreateLogGroup, logs:CreateLogStream and logs:PutLogEvents; check awslogs-region.',
  notWhen: 'A time-out in the message is a matter of the network to CloudWatch Logs: see init-network.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html'],
});
