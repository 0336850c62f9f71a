import { defineReasonRule } from '../reason-rule.ts';

export const environmentFile = defineReasonRule({
  id: 'environment-file',
  category: 'startup',
  title: 'The environment file cannot be downloaded from S3',
  kinds: ['environment-file'],
  what: 'The environment file cannot be fetched',
  means:
    'The file with environment variables could not be fetched from S3, so the container was never started.',
  why: 'Environment files are downloaded with the execution role before the container starts.',
  confirm: [
    {
      run: "aws ecs describe-tasks --cluster CLUSTER --tasks TASK --query 'tasks[].[stopCode,stoppedReason,containers[].[name,exitCode,reason]]'",
      look: 'The reason speaks of env files and gives the answer of S3.',
    },
    {
      run: 'aws s3api get-object-attributes --bucket BUCKET --key KEY --object-attributes ObjectSize',
      look: 'The object exists under exactly this key; then the execution role lacks s3:GetObject or the way to S3.',
    },
  ],
  remedy:
    'Check that the object exists under exactly this key and region, allow the execution role s3:GetObject and s3:GetBucketLocation, and give the subnets a way to S3.',
  notWhen: 'If secrets fail as well, the network is the common cause: see init-network.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html'],
});
