import { describe, expect, it } from 'vitest';
import { readStopReason } from '../../../src/model/vocabulary/stop-reasons.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What ECS has been seen to write, and what it means. */
const SAID: readonly (readonly [kind: string, text: string])[] = [
  ['out-of-memory', 'OutOfMemoryError: Container killed due to memory usage'],
  [
    'memory-limit-too-low-to-start',
    'CannotStartContainerError: Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: container init was OOM-killed (memory limit too low?): unknown',
  ],
  ['container-health-check', 'Task failed container health checks'],
  [
    'load-balancer-check',
    'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-central-1:123456789123:targetgroup/datasource-test-2/8a07041d49ee2114)',
  ],
  ['load-balancer-check', 'Task failed ELB health checks in target group'],
  ['scale-in', 'Scaling activity initiated by (deployment ecs-svc/8646900195280463695)'],
  ['stopped-by-user', 'Task stopped by user'],
  ['spot-interruption', 'Your Spot Task was interrupted.'],
  ['host-lost', 'Host EC2 (instance i-0da6526579af3bd1b) terminated.'],
  ['host-lost', 'Container instance deregistration forced by user'],
  ['platform-maintenance', 'ECS is performing maintenance on the underlying infrastructure hosting the task'],
  [
    'image-architecture',
    "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
  ],
  [
    'image-pull-rate-limit',
    'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/x/manifests/sha256:1: 429 Too Many Requests - toomanyrequests: You have reached your pull rate limit.',
  ],
  [
    'image-pull-disk-full',
    'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
  ],
  [
    'image-pull-network',
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/tryretool/backend:2.110.5: failed to do request: Head "https://registry-1.docker.io/v2/tryretool/backend/manifests/2.110.5": dial tcp 34.205.13.154:443: i/o timeout',
  ],
  [
    'image-pull-denied',
    "CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for 123123123123.dkr.ecr.us-east-1.amazonaws.com/test_image, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::1:assumed-role/BrokenRole/xyz is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:region:1:repository/test_image",
  ],
  ['image-not-found', 'CannotPullImageManifestError: manifest unknown: Requested image not found'],
  [
    'image-pull-failed',
    'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code',
  ],
  [
    'image-pull-denied',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to get registry auth from ECR: AccessDeniedException: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:GetAuthorizationToken on resource: *',
  ],
  [
    'secret-missing',
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:1:secret:church-cms/dev/database-url-LB1bMG from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
  ],
  [
    'secret-denied',
    'Fetching secret data from AWS Secrets Manager in region us-east-1: secret arn:aws:secretsmanager:us-east-1:1:secret:x: AccessDeniedException: User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: secretsmanager:GetSecretValue on resource: x',
  ],
  [
    'secret-key-missing',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD',
  ],
  [
    'init-network',
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret arn:aws:secretsmanager:us-east-1:1:secret:rds-credentials-aAhHLW from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded',
  ],
  [
    'log-driver',
    'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
  ],
  [
    'environment-file',
    'ResourceInitializationError: failed to download env files: file download command: non empty error stream',
  ],
  [
    'volume-mount',
    "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: Connection timed out'",
  ],
  ['volume-mount', 'CannotCreateVolumeError: error creating volume'],
  [
    'image-architecture',
    'CannotStartContainerError: Error response from daemon: failed to create task: exec /app/server: exec format error',
  ],
  [
    'entrypoint-missing',
    'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "bash": executable file not found in $PATH: unknown',
  ],
  [
    'host-port-taken',
    'CannotStartContainerError: Error response from daemon: driver failed programming external connectivity on endpoint: Bind for 0.0.0.0:80 failed: port is already allocated',
  ],
  [
    'host-disk-full',
    'CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks which is less than minimum required 4454 free data blocks',
  ],
  ['container-not-created', 'CannotCreateContainerError: API error (400): invalid mount config'],
  [
    'device-missing',
    'CannotStartContainerError: Error response from daemon: error gathering device information while adding custom device "/dev/dri/renderD130": no such file or directory',
  ],
  ['container-not-started', 'CannotStartContainerError: failed to get container status: timeout'],
  ['runtime-timeout', 'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s'],
  ['runtime-fault', 'ContainerRuntimeError: unexpected error from containerd'],
  ['host-config', 'HostConfigError: error preparing host config'],
  [
    'dependency-unmet',
    'dependency graph: failed to resolve container ordering dependency [a] for target [b] as dependency did not exit successfully.',
  ],
  [
    'stopped-before-pull',
    'TaskStoppedBeforePullBeginError: Task stopped before image pull could begin for task: arn:aws:ecs:x',
  ],
  ['network-interface', 'Timeout waiting for network interface provisioning to complete.'],
  [
    'subnet-addresses',
    "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-1': InsufficientFreeAddressesInSubnet",
  ],
  ['network-interface', 'Unable to attach network interface to unused device index'],
  ['ephemeral-storage', 'Timeout waiting for EphemeralStorage provisioning to complete.'],
  ['capacity', 'TaskFailedToStart: RESOURCE:GPU'],
  [
    'incompatible-task-definition',
    'The selected task definition is not compatible with the selected compute strategy',
  ],
  [
    'role-not-assumable',
    "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/ecsTaskRole' that was provided for this task.",
  ],
  [
    'init-failed',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: something new',
  ],
  ['essential-exited', 'Essential container in task exited'],
  ['failed-to-start', 'Task failed to start'],
  [
    'image-digest-gone',
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 1.dkr.ecr.us-east-1.amazonaws.com/otel:latest@sha256:32138584cb4c: unexpected status from HEAD request to https://1.dkr.ecr.us-east-1.amazonaws.com/v2/otel/blobs/sha256:32138584cb4c: 403 Forbidden.',
  ],
  [
    'host-storage',
    'CannotPullContainerError: failed to register layer: devmapper: Error saving transaction metadata',
  ],
  ['spot-interruption', 'SpotInterruption: your task was taken back'],
  [
    'log-driver',
    'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a problem with the group.',
  ],
  [
    'volume-mount',
    'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-01bd17a53b98b8014.efs.us-east-1.amazonaws.com" - check that your file system ID is correct',
  ],
  [
    'capacity',
    'Capacity is unavailable at this time. Please try again later or in a different availability zone.',
  ],
  [
    'secret-unreadable',
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): invalid character 'p' looking for beginning of value",
  ],
  [
    'secret-unreadable',
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secrets from asm: unexpected end of JSON input',
  ],
  [
    'secret-key-missing',
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key DB_PASSWORD',
  ],
];

describe('the words of ECS for why a task stopped', () => {
  it.each(SAID)('mean %s in the words with the number %#', (kind, text) => {
    expect(readStopReason(text)).toBe(kind);
  });

  it.each(SAID)('mean %s whatever the case of their letters, in number %#', (kind, text) => {
    expect(readStopReason(text.toUpperCase())).toBe(kind);
    expect(readStopReason(text.toLowerCase())).toBe(kind);
  });

  it.each(["can't", 'can’t', 'cannot'])('mean the same with either apostrophe or none: %s', (cannot) => {
    const text = `The task ${cannot} pull the image. There is a connection issue between the task and the registry.`;
    expect(readStopReason(text)).toBe('image-pull-network');
  });

  it.each(['', 'Task moved to a better place', 'a container of the task'])('may be unknown: %s', (text) => {
    expect(readStopReason(text)).toBeUndefined();
  });

  it.each(adversarial)('are read to the end where they are a megabyte of %s', (_, text) => {
    expect(() => readStopReason(text)).not.toThrow();
  });
});
