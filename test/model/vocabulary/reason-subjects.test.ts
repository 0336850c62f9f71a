import { describe, expect, it } from 'vitest';
import { reasonSubject } from '../../../src/model/vocabulary/reason-subjects.ts';
import { readStopReason } from '../../../src/model/vocabulary/stop-reasons.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What ECS has been seen to write, and what it is about. */
const SAID: readonly (readonly [subject: string, text: string])[] = [
  [
    'DB_PASSWORD',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD',
  ],
  [
    'arn:aws:secretsmanager:us-east-1:1:secret:church-cms/dev/database-url-LB1bMG',
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:1:secret:church-cms/dev/database-url-LB1bMG from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
  ],
  [
    'arn:aws:secretsmanager:us-east-1:1:secret:x',
    'Fetching secret data from AWS Secrets Manager in region us-east-1: secret arn:aws:secretsmanager:us-east-1:1:secret:x: AccessDeniedException: User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: secretsmanager:GetSecretValue on resource: x',
  ],
  [
    'arn:aws:ssm:us-east-1:123456789012:parameter/prod/db-url',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/x is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:123456789012:parameter/prod/db-url because no identity-based policy allows the ssm:GetParameters action',
  ],
  [
    '/prod/db-url',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid parameters: /prod/db-url',
  ],
  [
    '/prod/db-url',
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from ssm: invalid ssm parameters: [/prod/db-url]',
  ],
  [
    'arn:aws:secretsmanager:us-east-1:1:secret:rds-credentials-aAhHLW',
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret arn:aws:secretsmanager:us-east-1:1:secret:rds-credentials-aAhHLW from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded',
  ],
  [
    'docker.io/tryretool/backend:2.110.5',
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/tryretool/backend:2.110.5: failed to do request: Head "https://registry-1.docker.io/v2/tryretool/backend/manifests/2.110.5": dial tcp 34.205.13.154:443: i/o timeout',
  ],
  [
    '9.dkr.ecr.ap-southeast-1.amazonaws.com/rag-nginx:latest',
    'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 9.dkr.ecr.ap-southeast-1.amazonaws.com/rag-nginx:latest: not found.',
  ],
  [
    '1.dkr.ecr.us-east-1.amazonaws.com/otel:latest@sha256:32138584cb4c',
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 1.dkr.ecr.us-east-1.amazonaws.com/otel:latest@sha256:32138584cb4c: unexpected status from HEAD request to https://1.dkr.ecr.us-east-1.amazonaws.com/v2/otel/blobs/sha256:32138584cb4c: 403 Forbidden.',
  ],
  [
    'registry.example.com:5000/team/backend:90',
    'CannotPullContainerError: failed to resolve ref registry.example.com:5000/team/backend:90: not found',
  ],
  [
    '123123123123.dkr.ecr.us-east-1.amazonaws.com/test_image',
    "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 123123123123.dkr.ecr.us-east-1.amazonaws.com/test_image, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::1:assumed-role/BrokenRole/xyz is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:region:1:repository/test_image",
  ],
  [
    'arn:aws:iam::123456789012:role/ecsTaskRole',
    "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/ecsTaskRole' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions.",
  ],
  [
    'fs-01bd17a53b98b8014',
    'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-01bd17a53b98b8014.efs.us-east-1.amazonaws.com" - check that your file system ID is correct',
  ],
  [
    's3://settings/prod/backend.env',
    'ResourceInitializationError: failed to download env files: file download command: non empty error stream: RequestCanceled: request context canceled while reading s3://settings/prod/backend.env',
  ],
  [
    'arn:aws:s3:::settings/prod/backend.env',
    'ResourceInitializationError: failed to download env files: arn:aws:s3:::settings/prod/backend.env: 403 Forbidden',
  ],
  [
    'bash',
    'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown',
  ],
  [
    '/docker-entrypoint.sh',
    'CannotStartContainerError: Error response from daemon: OCI runtime create failed: exec: "/docker-entrypoint.sh": stat /docker-entrypoint.sh: no such file or directory: unknown',
  ],
  [
    '0.0.0.0:80',
    'CannotStartContainerError: Error response from daemon: driver failed programming external connectivity on endpoint: Bind for 0.0.0.0:80 failed: port is already allocated',
  ],
  [
    '/ecs/backend',
    "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group '/ecs/backend' defined in the task definition.",
  ],
];

/** The words of ECS with the kind that they have. */
function subjectOf(text: string): string | undefined {
  const kind = readStopReason(text);
  return kind && reasonSubject(kind, text);
}

describe('what a reason is about', () => {
  it.each(SAID)('is %s in the words with the number %#', (subject, text) => {
    expect(subjectOf(text)).toBe(subject);
  });

  it.each([
    'CannotPullImageManifestError: manifest unknown: Requested image not found',
    'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/x/manifests/sha256:1: 429 Too Many Requests - toomanyrequests: You have reached your pull rate limit.',
    'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a problem with the group.',
    'Task failed container health checks',
    'Essential container in task exited',
  ])('is not named in “%s”', (text) => {
    expect(subjectOf(text)).toBeUndefined();
  });

  it('is only looked for where a reason of that kind would name it', () => {
    const text = 'failed to resolve ref docker.io/library/nginx:1.27: not found';
    expect(reasonSubject('image-not-found', text)).toBe('docker.io/library/nginx:1.27');
    expect(reasonSubject('volume-mount', text)).toBeUndefined();
  });

  const KINDS = [
    'image-not-found',
    'secret-missing',
    'secret-denied',
    'secret-key-missing',
    'role-not-assumable',
    'volume-mount',
    'environment-file',
    'entrypoint-missing',
    'host-port-taken',
    'log-driver',
  ] as const;

  it.each(adversarial)('is looked for to the end in a megabyte of %s', (_, text) => {
    for (const kind of KINDS) expect(() => reasonSubject(kind, text)).not.toThrow();
  });

  it('is looked for to the end in names that never end', () => {
    const text = 'failed to resolve ref a.b.c/'.repeat(40_000);
    for (const kind of KINDS) expect(() => reasonSubject(kind, text)).not.toThrow();
  });
});
