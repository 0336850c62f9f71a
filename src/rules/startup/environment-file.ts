import { defineReasonRule } from '../reason-rule.ts';

export const environmentFile = defineReasonRule({
  id: 'environment-file',
  category: 'startup',
  title: 'The environment file cannot be downloaded from S3',
  kinds: ['environment-file'],
  what: 'The environment file cannot be fetched',
  why: 'Environment files are downloaded with the execution role before the container starts.',
  remedy:
    'Check that the object exists under exactly this key and region, allow the execution role s3:GetObject and s3:GetBucketLocation, and give the subnets a way to S3.',
  notWhen: 'If secrets fail as well, the network is the common cause: see init-network.',
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html'],
});
