/**
 * What ECS says when a task stops, in `stoppedReason` and in the `reason` of each container, and inside some service
 * events. The texts are not promised by AWS, so they live in this one table; the first pattern that matches wins, and
 * the specific ones stand before the general. Sources:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
const STOP_REASONS = [
  { kind: 'out-of-memory', pattern: /OutOfMemory(?:Error)?\b|killed due to memory usage/i },
  { kind: 'memory-limit-too-low-to-start', pattern: /container init was OOM-killed/i },
  { kind: 'container-health-check', pattern: /Task failed container health checks/i },
  {
    kind: 'load-balancer-check',
    pattern: /Task failed ELB health checks in \((?:target-group|elb) ([^)]+)\)/i,
  },
  { kind: 'load-balancer-check', pattern: /Task failed ELB health checks/i },
  { kind: 'scale-in', pattern: /Scaling activity initiated by \(deployment (ecs-svc\/\d+)\)/i },
  { kind: 'stopped-by-user', pattern: /Task stopped by user/i },
  { kind: 'spot-interruption', pattern: /Your Spot Task was interrupted|SpotInterruption/i },
  {
    kind: 'host-lost',
    pattern: /Host EC2 \(instance (i-[0-9a-f]+)\) (?:stopped|terminated|stopped\/terminated)/i,
  },
  { kind: 'host-lost', pattern: /Container instance deregistration forced by user/i },
  {
    kind: 'platform-maintenance',
    pattern: /ECS is performing maintenance on the underlying infrastructure/i,
  },
  {
    kind: 'image-architecture',
    pattern: /manifest does not contain descriptor matching platform '?([\w/]+)'?/i,
  },
  { kind: 'image-pull-rate-limit', pattern: /toomanyrequests|pull rate limit|rate exceeded.*pull/i },
  {
    kind: 'image-pull-disk-full',
    pattern: /(?:CannotPull\w*|write \/var\/lib\/docker)[\s\S]*no space left on device/i,
  },
  {
    kind: 'image-pull-network',
    pattern:
      /^The task can(?:no|'|’)t pull[\s\S]*connection issue|CannotPull\w*Error[\s\S]*(?:i\/o timeout|request canceled while waiting for connection|dial tcp|TLS handshake timeout|context deadline exceeded|no such host|Check your (?:task )?network configuration|connection issue between the task and Amazon ECR)/i,
  },
  { kind: 'host-storage', pattern: /CannotPull[\s\S]*(?:failed to register layer|devicemapper|devmapper)/i },
  {
    kind: 'image-digest-gone',
    pattern: /CannotPull[\s\S]*@sha256:[0-9a-f]+[\s\S]*(?:403 Forbidden|not found|manifest unknown)/i,
  },
  {
    kind: 'image-pull-denied',
    pattern:
      /CannotPull\w*[\s\S]*(?:not authorized to perform: ecr:|pull access denied|has the permissions to pull images|403 Forbidden|no basic auth credentials|authorization failed|unauthorized|authentication required|denied: )/i,
  },
  {
    kind: 'image-not-found',
    pattern:
      /CannotPull\w*[\s\S]*(?:not found|manifest unknown|does not exist|whether the image exists|name unknown)/i,
  },
  {
    kind: 'image-pull-failed',
    pattern:
      /CannotPull\w*(?:Error)?|pull (?:image manifest|command) (?:has been retried|failed)|ref pull has been retried/i,
  },
  {
    kind: 'image-pull-denied',
    pattern:
      /(?:registry auth from (?:Amazon )?ECR|ecr:GetAuthorizationToken)[\s\S]*(?:AccessDenied|not authorized)|not authorized to perform: ecr:/i,
  },
  {
    kind: 'secret-missing',
    pattern:
      /(?:secretsmanager|secrets manager|asm|ssm|Parameter Store|secret)[\s\S]*(?:ResourceNotFoundException|can't find the specified secret|invalid (?:ssm )?parameters?|ParameterNotFound|Check whether the secret exists)/i,
  },
  {
    kind: 'secret-denied',
    pattern:
      /(?:secret|ssm|Parameter Store|kms)[\s\S]*(?:AccessDenied|not authorized to perform: (?:secretsmanager|ssm|kms):)/i,
  },
  {
    kind: 'secret-key-missing',
    pattern: /retrieved secret from Secrets Manager did not contain json key (\S+)/i,
  },
  {
    kind: 'secret-unreadable',
    pattern:
      /unable to retrieve secrets? from asm[\s\S]*(?:invalid character|cannot unmarshal|unexpected end of JSON)/i,
  },
  {
    kind: 'init-network',
    pattern:
      /(?:ResourceInitializationError|unable to (?:pull secrets|retrieve)|The task can(?:no|’|')t (?:pull|download|retrieve)|There is a connection issue between the task and)[\s\S]*(?:context deadline exceeded|i\/o timeout|dial tcp|signal: killed|connection issue|network configuration|network connection)/i,
  },
  {
    kind: 'log-driver',
    pattern:
      /log ?group does not exist|failed to validate logger args|cannot find the Amazon CloudWatch log group|failed to create (?:Cloudwatch log stream|logger)|failed to initialize logging driver/i,
  },
  {
    kind: 'environment-file',
    pattern: /download env files|environment variable files? from Amazon S3|file download command/i,
  },
  {
    kind: 'volume-mount',
    pattern: /EFS utils commands|mount\.nfs4|efs.*(?:access denied|mount)|Failed to resolve "fs-[0-9a-f]+/i,
  },
  {
    kind: 'volume-mount',
    pattern:
      /error looking up volume plugin|CannotCreateVolumeError|CannotInspectVolumeError|CannotRemoveVolumeError|InvalidVolumeError|EBS\b.*(?:attach|volume)/i,
  },
  { kind: 'image-architecture', pattern: /exec format error/i },
  {
    kind: 'entrypoint-missing',
    pattern:
      /executable file not found in \$PATH|exec: "[^"]*": (?:stat [^:]*: )?(?:no such file or directory|permission denied)|exec \S+: no such file or directory|no such file or directory: unknown|not a directory/i,
  },
  {
    kind: 'dependency-unmet',
    pattern:
      /TaskDependencyError|dependency graph: |Task dependencies cannot be resolved|dependency did not exit successfully|dependency will never start|depend(?:ency|s)\w*.*(?:timed out|unhealthy|healthy)/i,
  },
  { kind: 'host-port-taken', pattern: /port is already allocated|bind: address already in use/i },
  { kind: 'host-disk-full', pattern: /devmapper: Thin Pool|CannotCreateContainerError[\s\S]*no space left/i },
  { kind: 'container-not-created', pattern: /CannotCreateContainerError/i },
  { kind: 'device-missing', pattern: /error gathering device information while adding custom device/i },
  {
    kind: 'container-not-started',
    pattern:
      /CannotStartContainerError|failed to get container status|failed to create (?:new container runtime task|shim task)|OCI runtime create failed/i,
  },
  {
    kind: 'runtime-timeout',
    pattern:
      /(?:DockerTimeoutError|ContainerRuntimeTimeoutError|Could not transition to (\w+)); ?|timed out after waiting/i,
  },
  {
    kind: 'runtime-fault',
    pattern:
      /ContainerRuntimeError|InternalError|ContainerVanishedError|ImpossibleStateTransitionError|TaskStateError|CannotInspectContainerError|CannotDescribeContainerError|CannotStopContainerError|DockerStateError|NoSuchContainerError|CannotGetDocker[cC]lient\w*/i,
  },
  { kind: 'host-config', pattern: /HostConfigError|DockerClientConfigError|ContainerNetworkingError/i },
  {
    kind: 'stopped-before-pull',
    pattern: /TaskStoppedBeforePullBeginError|Task stopped before image pull could begin/i,
  },
  {
    kind: 'network-interface',
    pattern:
      /failed to configure ENI|Timeout waiting for network interface provisioning|Network interface provision complete error|Rate limit exceeded while preparing network interface/i,
  },
  {
    kind: 'subnet-addresses',
    pattern:
      /Unexpected EC2 error while attempting to Create Network Interface|InsufficientFreeAddressesInSubnet/i,
  },
  { kind: 'network-interface', pattern: /Unable to attach network interface to unused device index/i },
  { kind: 'ephemeral-storage', pattern: /Timeout waiting for EphemeralStorage provisioning/i },
  {
    kind: 'capacity',
    pattern:
      /Capacity is unavailable at this time|RESOURCE:(CPU|MEMORY|ENI|GPU|PORTS\w*|\*)|EMPTY CAPACITY PROVIDER|NO ACTIVE INSTANCES|placement constraint unsatisfied|TaskFailedToStart: (?:AGENT|ATTRIBUTE|LOCATION)|reached the limit on the number of (?:tasks|vCPUs)/i,
  },
  { kind: 'incompatible-task-definition', pattern: /not compatible with the selected compute strategy/i },
  {
    kind: 'role-not-assumable',
    pattern: /ECS was unable to assume (?:the )?role|unable to assume the role/i,
  },
  { kind: 'init-failed', pattern: /ResourceInitializationError|Fetching secret data from/i },
  { kind: 'essential-exited', pattern: /Essential container in task exited/i },
  { kind: 'failed-to-start', pattern: /^Task failed to start/i },
] as const;

/** What a stop reason says, whatever words it used. */
export type StopReasonKind = (typeof STOP_REASONS)[number]['kind'];

/** The longest text that is matched; ECS itself cuts a container's reason at 1024 characters. */
const LONGEST_REASON = 4096;

/** What a reason text says, or `undefined` for a text that this version does not know. */
export function readStopReason(text: string): StopReasonKind | undefined {
  const reason = text.slice(0, LONGEST_REASON);
  return STOP_REASONS.find((entry) => entry.pattern.test(reason))?.kind;
}
