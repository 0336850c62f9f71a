import { taskId } from '../account/arn.ts';
import { cycle, tasksAt } from '../account/cycle.ts';
import { exited, scaledIn } from '../account/end.ts';
import { container, port, releasing, settled } from '../account/service-spec.ts';
import { build, oneOffTask } from '../build.ts';
import { amend } from './amend.ts';
import { longRunning } from './loop.ts';
import { withTaskSets } from './task-set.ts';

const NOT = ['health-check', 'startup', 'oom', 'load-balancer', 'other'] as const;
const READY = { logs: { app: [[1.6, '{"level":"info","msg":"listening on :8080"}']] } } as const;
const BALANCER = { kind: 'app', container: 'app', port: 8080 } as const;
const NOTHING = { category: null, mention: [], not: NOT } as const;

/** Services with which nothing is wrong, although much of what is to be seen says otherwise. */
export const SOUND = [
  // https://github.com/OpenCTI-Platform/opencti/issues/17648
  build({
    id: 'keepalive-502-and-well',
    story:
      'The keep-alive of the program is shorter than the idle timeout of the load balancer, so that a client sees a 502 now and then, and the log says so. No task is unhealthy, none has stopped for days.',
    misleading: true,
    verdict: ['healthy'],
    ...NOTHING,
    service: {
      cluster: 'prod',
      name: 'feed',
      desired: 2,
      history: settled(90),
      balancer: BALANCER,
      containers: [container('feed', 'app', port(8080))],
    },
    tasks: tasksAt(-3500, 2, {
      logs: {
        app: [
          [2, '{"level":"info","msg":"listening on :8080"}'],
          [1800, '{"level":"error","msg":"upstream request failed with 502","err":"read ECONNRESET"}'],
          [3200, '{"level":"error","msg":"socket hang up","code":"ECONNRESET"}'],
        ],
      },
    }),
  }),
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
  build({
    id: 'zones-rebalanced',
    story:
      'A zone came back and ECS moves tasks to it, one by one. The tasks that go ignore SIGTERM and show 137 after half a minute.',
    misleading: true,
    verdict: ['healthy'],
    ...NOTHING,
    service: {
      cluster: 'prod',
      name: 'catalogue',
      desired: 4,
      history: settled(17),
      balancer: BALANCER,
      containers: [container('catalogue', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, READY, 'kept'),
      ...[-2000, -1500].flatMap((at) => [
        ...tasksAt(-863_900, 1, { ...READY, end: scaledIn(863_900 + at + 40, { app: 137 }) }, `gone${at}`),
        ...tasksAt(at, 1, READY, `came${at}`),
      ]),
    ],
    notes: [
      [
        -2010,
        'is not AZ balanced with 3 tasks in us-east-1a, 1 tasks in us-east-1b. AZ Rebalancing in progress.',
      ],
      [
        -1999,
        `has started 1 tasks in us-east-1b to AZ Rebalance: (task ${taskId('catalogue', 'came-2000/0')}).`,
      ],
      [-1300, 'is AZ balanced with 2 tasks in us-east-1a, 2 tasks in us-east-1b.'],
      [-1290, 'has reached a steady state.'],
    ],
  }),
  build({
    id: 'autoscaling-goes-up-and-down',
    story:
      'A target on the CPU is too narrow: every eight minutes two tasks come and go again. Seen by its stops the service cycles; it always has what it asks for, and each stop is a scale-in, ended by SIGKILL.',
    misleading: true,
    verdict: ['healthy'],
    ...NOTHING,
    service: {
      cluster: 'prod',
      name: 'thumbnails',
      desired: 2,
      history: settled(55),
      balancer: BALANCER,
      containers: [container('thumbnails', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, READY, 'kept'),
      ...[-3400, -2920, -2440, -1960, -1480, -1000].flatMap((at) =>
        tasksAt(at, 2, { ...READY, end: scaledIn(240, { app: 137 }) }),
      ),
    ],
    notes: [[-640, 'has reached a steady state.']],
  }),
  build({
    id: 'migration-of-the-same-family',
    story:
      'The pipeline runs a one-off task with the task definition of the service; it failed with 1 ten minutes ago. It belongs to no service.',
    misleading: true,
    verdict: ['healthy'],
    ...NOTHING,
    service: {
      cluster: 'prod',
      name: 'ledger-web',
      desired: 2,
      history: settled(3),
      balancer: BALANCER,
      containers: [container('ledger-web', 'app', port(8080))],
    },
    tasks: tasksAt(-863_900, 2, READY),
    alone: [{ ...oneOffTask('prod', 'ledger-web', -620, 1), startedBy: 'deploy-pipeline' }],
  }),
  build({
    id: 'scaled-to-zero',
    story:
      'A test environment is scaled to zero at night; its last tasks were stopped half an hour ago with 137.',
    misleading: true,
    verdict: ['healthy', 'undetermined'],
    ...NOTHING,
    service: {
      cluster: 'test',
      name: 'playground',
      desired: 0,
      history: settled(20),
      balancer: BALANCER,
      containers: [container('playground', 'app', port(8080))],
    },
    tasks: tasksAt(-40_000, 2, { ...READY, end: scaledIn(38_200, { app: 137 }) }),
    notes: [[-1700, 'has reached a steady state.']],
  }),
  build({
    id: 'old-fails-new-is-fine',
    story:
      'The old revision runs out of memory every few minutes, and the release under way is the cure: its tasks have been healthy for two minutes. What failed belongs to the deployment that goes.',
    misleading: true,
    verdict: ['in-progress', 'degraded', 'healthy'],
    ...NOTHING,
    service: {
      cluster: 'prod',
      name: 'reports-pdf',
      desired: 2,
      memory: 2048,
      history: releasing(41, -220),
      balancer: BALANCER,
      containers: [container('reports-pdf', 'app', port(8080))],
    },
    tasks: [
      ...cycle({
        from: -9000,
        slots: 2,
        pause: () => 15,
        life: (n, slot) => ({
          ...READY,
          deployment: 1,
          end: exited(310 + 40 * ((n + slot) % 3), {
            app: [137, 'OutOfMemoryError: Container killed due to memory usage'],
          }),
        }),
      }).filter(({ at }) => at < -220),
      ...tasksAt(-215, 2, READY, 'new'),
    ],
  }),
  build({
    id: 'errors-logged-but-well',
    story:
      'The program passes on the errors of a partner, with all their words: out of memory, panics, refused connections. It answers its probe and nothing has stopped.',
    misleading: true,
    verdict: ['healthy'],
    ...NOTHING,
    service: {
      cluster: 'prod',
      name: 'partners',
      desired: 2,
      history: settled(38),
      balancer: BALANCER,
      containers: [container('partners', 'app', port(8080))],
    },
    tasks: tasksAt(-3000, 2, {
      logs: {
        app: [
          [2, '{"level":"info","msg":"listening on :8080"}'],
          [
            900,
            '{"level":"error","msg":"partner answered 500","body":"java.lang.OutOfMemoryError: Java heap space"}',
          ],
          [
            1500,
            '{"level":"warn","msg":"partner answered 502","body":"panic: runtime error: index out of range"}',
          ],
          [2700, '{"level":"error","msg":"connect ECONNREFUSED 203.0.113.9:443"}'],
        ],
      },
    }),
  }),
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-bluegreen.html
  withTaskSets(
    build({
      id: 'codedeploy-before-the-shift',
      story:
        'CodeDeploy has brought up the replacement task set and holds the traffic back for an hour; four tasks run where two are asked for. All is as it should be.',
      misleading: true,
      verdict: ['healthy', 'in-progress'],
      ...NOTHING,
      service: {
        cluster: 'prod',
        name: 'invoices',
        desired: 2,
        history: releasing(29, -900),
        balancer: BALANCER,
        containers: [container('invoices', 'app', port(8080))],
      },
      tasks: [...longRunning(2, READY), ...tasksAt(-890, 2, READY, 'green')],
    }),
    'CODE_DEPLOY',
  ),
  amend(
    build({
      id: 'bake-time-of-blue-green',
      story:
        'A blue/green deployment has shifted the traffic and bakes for half an hour; blue is kept for a way back. Two revisions run, and none has failed.',
      misleading: true,
      verdict: ['in-progress', 'healthy'],
      ...NOTHING,
      service: {
        cluster: 'prod',
        name: 'pricing',
        desired: 2,
        strategy: 'BLUE_GREEN',
        history: releasing(73, -800),
        balancer: BALANCER,
        containers: [container('pricing', 'app', port(8080))],
      },
      tasks: [...longRunning(2, READY), ...tasksAt(-790, 2, READY, 'green')],
    }),
    ({ serviceDeployments }) => ({
      serviceDeployments: serviceDeployments.map((one) =>
        one.status === 'IN_PROGRESS' ? { ...one, lifecycleStage: 'BAKE_TIME' } : one,
      ),
    }),
  ),
];
