import { deploymentId } from '../account/arn.ts';
import { tasksAt } from '../account/cycle.ts';
import { exited, unhealthy } from '../account/end.ts';
import { container, type DeploymentSpec, port, releasing } from '../account/service-spec.ts';
import { instant } from '../account/time.ts';
import { build } from '../build.ts';
import { amend, amendService } from './amend.ts';
import { longRunning } from './loop.ts';

const FAILED = 'ECS deployment circuit breaker: tasks failed to start.';
const BREAKER = 'Service deployment rolled back because the circuit breaker threshold was exceeded.';
const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;
const NO_DRIVER = [
  [1.3, '   Illuminate\\Database\\QueryException'],
  [
    1.31,
    '  could not find driver (Connection: pgsql, SQL: select exists (select 1 from pg_class c, pg_namespace n where c.relname = migrations))',
  ],
] as const;

const EVERY_FOUR_MINUTES: readonly DeploymentSpec[] = [
  { at: -130, revision: 98, outcome: 'in-progress' },
  ...[97, 96, 95, 94, 93, 92, 91].map(
    (revision): DeploymentSpec => ({
      at: -130 - (98 - revision) * 240,
      revision,
      outcome: 'superseded',
      finishedAt: -130 - (97 - revision) * 240,
    }),
  ),
  { at: -864_000, revision: 90, outcome: 'completed', finishedAt: -863_700 },
];

/** Releases that went wrong, seen while or long after they did. */
export const RELEASE = [
  // https://github.com/aws/containers-roadmap/issues/1488
  amend(
    amendService(
      build({
        id: 'no-rollback-candidate',
        story:
          'The first deployment of a service failed two hours ago and there was nothing to roll back to. The tasks are forgotten; the events still say which check they failed.',
        verdict: ['failed'],
        category: 'health-check',
        mention: ['failed container health checks'],
        not: ['oom', 'load-balancer', 'startup', 'other'],
        service: {
          cluster: 'prod',
          name: 'loyalty-v2',
          desired: 1,
          breaker: true,
          history: [{ at: -8000, revision: 1, outcome: 'in-progress' }],
          containers: [
            container('loyalty-v2', 'app', {
              healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:3000/ || exit 1'] },
            }),
          ],
        },
        tasks: [-7990, -7830, -7670].flatMap((at) => tasksAt(at, 1, { end: unhealthy(104, { app: 143 }) })),
        notes: [
          [-7500, `(deployment ${deploymentId('loyalty-v2', 1)}) deployment failed: tasks failed to start.`],
        ],
      }),
      ({ deployments = [] }) => ({
        deployments: deployments.map((one) => ({
          ...one,
          failedTasks: 3,
          rolloutState: 'FAILED',
          rolloutStateReason: FAILED,
        })),
      }),
    ),
    ({ serviceDeployments }) => ({
      serviceDeployments: serviceDeployments.map((one) =>
        one.status === 'IN_PROGRESS'
          ? {
              ...one,
              status: 'ROLLBACK_FAILED',
              statusReason: 'No rollback candidate was found to run the rollback.',
              finishedAt: instant(-7490),
            }
          : one,
      ),
    }),
  ),
  amend(
    amendService(
      build({
        id: 'failed-two-hours-ago',
        story:
          'A release failed two hours ago without a rollback. Its tasks, and with them all that could tell why, are forgotten, and the program logs to another vendor; three failed tasks are all that is left. A right answer names no cause.',
        misleading: true,
        verdict: ['failed'],
        category: null,
        mention: [],
        not: ['oom', 'load-balancer', 'health-check'],
        service: {
          cluster: 'prod',
          name: 'labels',
          desired: 2,
          breaker: true,
          history: releasing(8, -8000),
          containers: [
            container('labels', 'app', {
              logConfiguration: {
                logDriver: 'splunk',
                options: { 'splunk-url': 'https://http-inputs.example' },
              },
            }),
          ],
        },
        tasks: [
          ...longRunning(2),
          ...[-7990, -7900, -7810].flatMap((at) => tasksAt(at, 1, { end: exited(4, { app: 1 }) })),
        ],
        notes: [
          [-7700, `(deployment ${deploymentId('labels', 8)}) deployment failed: tasks failed to start.`],
        ],
      }),
      ({ deployments = [], deploymentConfiguration }) => ({
        deploymentConfiguration: {
          ...deploymentConfiguration,
          deploymentCircuitBreaker: { enable: true, rollback: false },
        },
        deployments: deployments.map((one) =>
          one.status === 'PRIMARY' ? { ...one, rolloutState: 'FAILED', rolloutStateReason: FAILED } : one,
        ),
      }),
    ),
    ({ serviceDeployments }) => ({
      serviceDeployments: serviceDeployments.map((one) =>
        one.status === 'IN_PROGRESS'
          ? {
              ...one,
              status: 'STOPPED',
              statusReason: 'The circuit breaker threshold was exceeded.',
              finishedAt: instant(-7690),
            }
          : one,
      ),
    }),
  ),
  // https://github.com/investbrainapp/investbrain/issues/81
  amend(
    amendService(
      build({
        id: 'rollback-under-way',
        story:
          'The image of a Laravel release lacks the PostgreSQL driver; its migration ends with 1. The breaker has just given up and the rollback runs: the primary deployment is the old revision, which is well.',
        misleading: true,
        verdict: ['failed', 'degraded', 'cycling'],
        category: 'startup',
        mention: ['could not find driver'],
        not: NOT,
        service: {
          cluster: 'prod',
          name: 'portal',
          desired: 3,
          breaker: true,
          history: [
            { at: -700, revision: 64, outcome: 'rolled-back', failures: 3, reason: BREAKER },
            { at: -864_000, revision: 63, outcome: 'completed', finishedAt: -863_700 },
          ],
          containers: [container('portal', 'app', port(8080))],
        },
        tasks: [
          ...longRunning(2),
          ...tasksAt(-20, 1, { deployment: 1 }, 'again'),
          ...[-690, -560, -430].flatMap((at) =>
            tasksAt(at, 1, { end: exited(2, { app: 1 }), logs: { app: NO_DRIVER } }),
          ),
        ],
        notes: [
          [-30, `(deployment ${deploymentId('portal', 64)}) deployment failed: tasks failed to start.`],
          [-29.5, `rolling back to deployment ${deploymentId('portal', 63)}.`],
        ],
      }),
      ({ deployments = [] }) => ({
        deployments: [
          ...deployments.map((one) => ({
            ...one,
            rolloutState: 'IN_PROGRESS' as const,
            rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${one.id}.`,
          })),
          {
            id: deploymentId('portal', 64),
            status: 'ACTIVE',
            taskDefinition: deployments[0]?.taskDefinition?.replace(/:63$/, ':64'),
            desiredCount: 0,
            runningCount: 0,
            pendingCount: 0,
            failedTasks: 3,
            createdAt: instant(-700),
            updatedAt: instant(-30),
            rolloutState: 'FAILED',
            rolloutStateReason: FAILED,
          },
        ],
      }),
    ),
    ({ serviceDeployments }) => ({
      serviceDeployments: serviceDeployments.map((one) =>
        one.status === 'ROLLBACK_SUCCESSFUL' ? { ...one, status: 'ROLLBACK_IN_PROGRESS' } : one,
      ),
    }),
  ),
  // https://github.com/upstash/context7/issues/156
  build({
    id: 'every-release-crashes',
    story:
      'The pipeline deploys every four minutes and each release replaces the one before, so none ever counts three failures and each lives too short for a breaker. All of them die of the same missing permission of Deno.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['NotCapable', 'allow-env'],
    not: NOT,
    service: {
      cluster: 'preview',
      name: 'site',
      desired: 2,
      breaker: true,
      history: EVERY_FOUR_MINUTES,
      containers: [container('site', 'app', port(8000))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 8 }, 'kept'),
      ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((deployment) =>
        [10, 70].flatMap((later) =>
          tasksAt(-130 - deployment * 240 + later, 1, {
            deployment,
            pullSeconds: 6,
            end: exited(1.2, { app: 1 }),
            logs: {
              app: [
                [
                  0.4,
                  'error: Uncaught (in promise) NotCapable: Requires env access to "PORT", run again with the --allow-env flag',
                ],
                [0.41, '    at Object.getEnv [as get] (ext:deno_os/30_os.js:124:10)'],
                [0.42, '    at file:///app/main.ts:4:23'],
              ],
            },
          }),
        ),
      ),
    ],
  }),
];
