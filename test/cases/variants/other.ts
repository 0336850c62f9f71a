import { between } from './account/chance.ts';
import { backOff, cycle, tasksAt } from './account/cycle.ts';
import { notStarted, reclaimed, stoppedByOperator } from './account/end.ts';
import { container, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const NOT = ['startup', 'oom', 'health-check', 'load-balancer'] as const;
const CAPACITY =
  'was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
const NO_INSTANCE = 'was unable to place a task because no container instance met all of its requirements.';
const MORE = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

/** Incidents of capacity, of the platform and of people. */
export const OTHER = [
  build({
    id: 'fargate-capacity',
    story:
      'Auto scaling asked for eight tasks; the zones have no room for the last three of this size. Those that run are healthy, nothing failed, there is no stopped task.',
    verdict: ['degraded'],
    category: 'other',
    mention: ['Capacity is unavailable'],
    not: NOT,
    service: {
      cluster: 'render',
      name: 'gpu-less-render',
      desired: 8,
      cpu: 16_384,
      memory: 65_536,
      history: settled(6, -1_000_000),
      containers: [container('gpu-less-render', 'app')],
    },
    tasks: tasksAt(-999_000, 5, {}),
    notes: [-5200, -4000, -2800, -1600, -400].map((at) => [at, CAPACITY]),
  }),
  build({
    id: 'subnet-out-of-addresses',
    story:
      'The two /28 subnets are full while old and new tasks run beside each other. The tasks of the release stop before they have a network; a hasty reader sees a release whose tasks all fail and blames the release.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'other',
    mention: ['InsufficientFreeAddressesInSubnet', 'subnet'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'rating',
      desired: 6,
      history: releasing(82, -2600),
      containers: [container('rating', 'app')],
    },
    tasks: [
      ...tasksAt(-863_900, 6, { deployment: 1 }),
      ...cycle({
        from: -2590,
        slots: 3,
        pause: backOff,
        life: (n, slot) => ({
          end: notStarted(
            'network',
            between(`subnet${n}/${slot}`, 9, 16),
            "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0a1b2c3d4e5f60718': InsufficientFreeAddressesInSubnet",
          ),
        }),
      }),
    ],
  }),
  build({
    id: 'host-port-occupied',
    story:
      'The service has a fixed host port and as many tasks as instances; a release finds no instance with the port free. The deployment waits, the old task serves.',
    verdict: ['degraded', 'failed', 'in-progress'],
    category: 'other',
    mention: ['already using a port'],
    not: NOT,
    service: {
      cluster: 'legacy',
      name: 'gateway-v1',
      desired: 1,
      launch: 'EC2',
      history: releasing(21, -2700),
      containers: [
        container('gateway-v1', 'app', {
          memory: 256,
          portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }],
        }),
      ],
    },
    tasks: tasksAt(-863_900, 1, { deployment: 1, pullSeconds: 3 }),
    notes: [
      [
        -2690,
        `${NO_INSTANCE} The closest matching (container-instance 4f2c0b7e9d1a4c5f8b3e6d7a9c0b1e2f) is already using a port required by your task. ${MORE}`,
      ],
    ],
  }),
  build({
    id: 'attribute-missing',
    story:
      'The task definition uses the FireLens log driver, which the agent on the instance is too old for. No task was ever created.',
    verdict: ['degraded', 'failed'],
    category: 'other',
    mention: ['missing an attribute', 'attribute'],
    not: NOT,
    service: {
      cluster: 'legacy',
      name: 'tracker',
      desired: 2,
      launch: 'EC2',
      history: [{ at: -6200, revision: 1, outcome: 'in-progress' }],
      containers: [container('tracker', 'app', { memory: 256 })],
    },
    tasks: [],
    notes: [
      [
        -6190,
        `${NO_INSTANCE} The closest matching (container-instance 4f2c0b7e9d1a4c5f8b3e6d7a9c0b1e2f) is missing an attribute required by your task. ${MORE}`,
      ],
    ],
  }),
  build({
    id: 'spot-instances-go',
    story:
      'The instances of the cluster are Spot and are taken one after the other; the tasks die with them and show 137 without a reason, as after an out-of-memory kill.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'other',
    mention: ['terminated', 'TerminationNotice'],
    not: NOT,
    service: {
      cluster: 'batch',
      name: 'indexer',
      desired: 4,
      launch: 'EC2',
      history: settled(13, -800_000),
      containers: [container('indexer', 'app', { memory: 1024 })],
    },
    tasks: cycle({
      from: -6000,
      slots: 4,
      pause: () => 40,
      life: (n, slot) => ({
        pullSeconds: 4,
        end: reclaimed('host', between(`spot${n}/${slot}`, 700, 1900), { app: 137 }),
      }),
    }),
  }),
  build({
    id: 'restart-job-stops-tasks',
    story:
      'A forgotten cron job in another account stops every task of the service each quarter of an hour. The programs are fine and end with 143; the reason is the text that the job passes, not the usual one.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'healthy'],
    category: 'other',
    mention: ['weekly recycle', 'UserInitiated', 'StopTask'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'sessions',
      desired: 2,
      history: settled(27, -1_400_000),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('sessions', 'app', port(8080))],
    },
    tasks: cycle({
      from: -7000,
      slots: 2,
      pause: () => 12,
      life: (n, slot) => ({
        end: stoppedByOperator(
          860 + between(`sessions${n}/${slot}`, 0, 4),
          'weekly recycle of idle sessions',
          { app: 143 },
        ),
        logs: { app: [[2, '{"level":"info","msg":"sessions listening on :8080"}']] },
      }),
    }),
  }),
];
