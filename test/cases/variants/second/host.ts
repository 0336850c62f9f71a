import type { ContainerInstance } from '@aws-sdk/client-ecs';
import { arn } from '../account/arn.ts';
import { hex } from '../account/chance.ts';
import { backOff, cycle, tasksAt } from '../account/cycle.ts';
import { notStarted } from '../account/end.ts';
import { container, releasing, settled } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { amend, amendService, amendTasks } from './amend.ts';
import { crashing, longRunning } from './loop.ts';

const HOSTS = ['i-02c9a7b1f4de6a310', 'i-06d2be93c1a7f0e55', 'i-0f31a8c47d9b2e6c4'];
const DISK_FULL =
  'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob618325531: no space left on device';

function hostArn(id: string): string {
  return arn('ecs', `container-instance/edge/${hex(id, 32)}`);
}

function host(id: string): ContainerInstance {
  return {
    containerInstanceArn: hostArn(id),
    ec2InstanceId: id,
    status: 'ACTIVE',
    agentConnected: true,
  };
}

/** Incidents of services on EC2 hosts. */
export const HOST = [
  // https://github.com/aws/amazon-ecs-agent/issues/682
  build({
    id: 'docker-start-timeout',
    story:
      'The disk of the only host has used up its burst credits; Docker needs more than three minutes to start a container and the agent gives up. The program never ran.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['timed out after waiting', 'DockerTimeoutError'],
    not: ['oom', 'health-check', 'load-balancer'],
    service: {
      cluster: 'edge',
      name: 'tiles',
      desired: 2,
      launch: 'EC2',
      history: releasing(18, -5200),
      containers: [container('tiles', 'app', { memory: 512 })],
    },
    tasks: [
      ...longRunning(2),
      ...cycle({
        from: -5190,
        slots: 2,
        pause: backOff,
        life: () => ({
          pullSeconds: 4,
          end: notStarted('create', 204, 'Task failed to start', {
            app: [
              undefined,
              'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
            ],
          }),
        }),
      }),
    ],
  }),
  // https://github.com/aws/containers-roadmap/issues/428
  amend(
    amendTasks(
      amendService(
        build({
          id: 'daemon-crowded-out',
          story:
            'A host joined and replica tasks filled it before the daemon came; the daemon runs on two of three hosts. "Insufficient memory" is room on the host, nothing ran out of memory.',
          misleading: true,
          verdict: ['degraded'],
          category: 'other',
          mention: ['insufficient memory', 'no container instance'],
          not: ['oom', 'startup', 'health-check', 'load-balancer'],
          service: {
            cluster: 'edge',
            name: 'dd-agent',
            desired: 3,
            launch: 'EC2',
            minimumPercent: 0,
            maximumPercent: 100,
            history: settled(12),
            containers: [container('dd-agent', 'datadog-agent', { memory: 512 })],
          },
          tasks: tasksAt(-860_000, 2, {}),
          notes: [-2400, -60].map((at) => [
            at,
            `was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance ${hex(HOSTS[2] ?? '', 32)}) has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
          ]),
        }),
        () => ({ schedulingStrategy: 'DAEMON' }),
      ),
      ({ availabilityZone }) => ({
        containerInstanceArn: hostArn((availabilityZone === 'us-east-1a' ? HOSTS[0] : HOSTS[1]) ?? ''),
      }),
    ),
    () => ({ containerInstances: HOSTS.map(host) }),
  ),
  // https://github.com/dask/dask-cloudprovider/issues/95
  build({
    id: 'gpu-missing',
    story:
      'The capacity provider launches instances of a family without a GPU, so the new task waits in PROVISIONING for half an hour and is given up. It never got a host.',
    verdict: ['degraded', 'cycling', 'failed'],
    category: 'other',
    mention: ['GPU'],
    not: ['startup', 'oom', 'health-check', 'load-balancer'],
    service: {
      cluster: 'edge',
      name: 'upscaler',
      desired: 1,
      launch: 'EC2',
      history: settled(3),
      containers: [
        container('upscaler', 'app', {
          memory: 8192,
          resourceRequirements: [{ type: 'GPU', value: '1' }],
        }),
      ],
    },
    tasks: cycle({
      from: -7400,
      slots: 1,
      pause: () => 20,
      life: () => ({ end: notStarted('network', 1805, 'RESOURCE:GPU') }),
    }),
  }),
  // https://github.com/aws/amazon-ecs-agent/issues/632
  build({
    id: 'host-disk-full',
    story:
      'Old layers and container logs filled the root volume of the host; the image of the release cannot be unpacked. The old revision, whose layers are there, runs on.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['no space left on device'],
    not: ['oom', 'health-check', 'load-balancer'],
    service: {
      cluster: 'edge',
      name: 'poller',
      desired: 1,
      launch: 'EC2',
      history: releasing(77, -4000),
      containers: [container('poller', 'app', { memory: 256 })],
    },
    tasks: [
      ...longRunning(1),
      ...cycle({
        from: -3990,
        slots: 1,
        pause: backOff,
        life: () => ({ end: notStarted('pull', 46, DISK_FULL, { app: [undefined, DISK_FULL] }) }),
      }),
    ],
  }),
  // https://github.com/aws/amazon-ecs-agent/issues/1659
  build({
    id: 'jvm-no-room-on-host',
    story:
      'The task has only a soft limit, and the host has no memory left for the heap that the JVM wants to commit. No kernel kill, no reason, exit code 1: it reads as an ordinary crash.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'oom',
    mention: ['insufficient memory', 'os::commit_memory', 'mmap'],
    not: ['startup', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'edge',
      name: 'rating',
      desired: 2,
      launch: 'EC2',
      history: settled(31),
      containers: [container('rating', 'app', { memoryReservation: 512 })],
    },
    tasks: crashing({
      key: 'rating',
      from: -4400,
      slots: 2,
      lasting: [0.9, 1.6],
      exits: { app: 1 },
      logs: {
        app: [
          [
            0.3,
            "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x00000000d5550000, 715849728, 0) failed; error='Not enough space' (errno=12)",
          ],
          [0.31, '#'],
          [0.32, '# There is insufficient memory for the Java Runtime Environment to continue.'],
          [
            0.33,
            '# Native memory allocation (mmap) failed to map 715849728 bytes for committing reserved memory.',
          ],
          [0.34, '# An error report file with more information is saved as:'],
          [0.35, '# /app/hs_err_pid1.log'],
        ],
      },
    }),
  }),
];
