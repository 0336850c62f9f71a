import { between } from '../account/chance.ts';
import { backOff, cycle } from '../account/cycle.ts';
import { notStarted, targetFailed, unhealthy } from '../account/end.ts';
import { container, port, releasing } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { amend } from './amend.ts';
import { crashing, longRunning } from './loop.ts';
import { withGreenGroup, withTaskSets } from './task-set.ts';

const NOT_FOUND = {
  State: 'unhealthy',
  Reason: 'Target.ResponseCodeMismatch',
  Description: 'Health checks failed with these codes: [404]',
} as const;
const IMAGE_GONE =
  'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/crm/app:9f31c20: 123456789012.dkr.ecr.us-east-1.amazonaws.com/crm/app:9f31c20: not found';

/** Deployments that are not the rolling ones of ECS. */
export const CONTROLLER = [
  // https://github.com/aws/containers-roadmap/issues/1941
  withGreenGroup(
    withTaskSets(
      build({
        id: 'codedeploy-green-404',
        innocent: ['healthCheckGracePeriodSeconds'],
        story:
          'CodeDeploy waits for the replacement task set, whose program lost its health route and answers 404. The primary task set serves everybody; the service has no deployments, and looked at by its load balancer all is well.',
        misleading: true,
        verdict: ['cycling', 'failed', 'degraded'],
        category: 'load-balancer',
        mention: ['[404]'],
        not: ['oom', 'startup', 'health-check', 'other'],
        service: {
          cluster: 'prod',
          name: 'tickets',
          desired: 2,
          graceSeconds: 60,
          history: releasing(88, -3500),
          balancer: { kind: 'app', container: 'app', port: 8080 },
          containers: [container('tickets', 'app', port(8080))],
        },
        tasks: [
          ...longRunning(2),
          ...cycle({
            from: -3490,
            slots: 2,
            pause: () => 15,
            life: (n, slot) => ({
              target: NOT_FOUND,
              end: targetFailed(between(`tickets${n}/${slot}`, 82, 99), NOT_FOUND.Description, { app: 143 }),
              logs: {
                app: [
                  [4.1, '[main] INFO  ktor.application - Application started in 0.603 seconds.'],
                  [4.2, '[main] INFO  ktor.application - Responding at http://0.0.0.0:8080'],
                  [25, '[eventLoop] INFO  ktor.application - 404 Not Found: GET - /health'],
                ],
              },
            }),
          }),
        ],
      }),
      'CODE_DEPLOY',
    ),
  ),
  // https://github.com/hui-ho/WebStack-Laravel/issues/63
  withTaskSets(
    build({
      id: 'codedeploy-green-crashes',
      story:
        'The replacement task set of a CodeDeploy deployment ends with 1 again and again, for want of its key, while the primary one serves everybody. The service runs what it asks for.',
      misleading: true,
      verdict: ['cycling', 'failed', 'degraded'],
      category: 'startup',
      mention: ['No application encryption key', 'MissingAppKeyException'],
      not: ['oom', 'load-balancer', 'health-check', 'other'],
      service: {
        cluster: 'prod',
        name: 'bookmarks',
        desired: 2,
        history: releasing(52, -2600),
        containers: [container('bookmarks', 'app')],
      },
      tasks: [
        ...longRunning(2),
        ...crashing({
          key: 'bookmarks',
          from: -2590,
          slots: 2,
          lasting: [2, 3],
          exits: { app: 1 },
          logs: {
            app: [
              [
                1.1,
                '[production.ERROR]: No application encryption key has been specified. {"exception":"[object] (Illuminate\\\\Encryption\\\\MissingAppKeyException(code: 0): No application encryption key has been specified. at /app/vendor/laravel/framework/src/Illuminate/Encryption/EncryptionServiceProvider.php:83)"}',
              ],
            ],
          },
        }),
      ],
    }),
    'CODE_DEPLOY',
  ),
  withTaskSets(
    build({
      id: 'external-set-image-gone',
      story:
        'Under an external controller the new task set cannot pull its image, which a lifecycle policy removed. There are no deployments and no rollout state, only task sets.',
      verdict: ['cycling', 'failed', 'degraded'],
      category: 'startup',
      mention: ['not found'],
      not: ['oom', 'load-balancer', 'health-check', 'other'],
      service: {
        cluster: 'prod',
        name: 'crm',
        desired: 2,
        history: releasing(14, -4200),
        containers: [container('crm', 'app')],
      },
      tasks: [
        ...longRunning(2),
        ...cycle({
          from: -4190,
          slots: 2,
          pause: backOff,
          life: () => ({ end: notStarted('pull', 58, IMAGE_GONE, { app: [undefined, IMAGE_GONE] }) }),
        }),
      ],
    }),
    'EXTERNAL',
  ),
  amend(
    build({
      id: 'green-probe-asks-old-port',
      innocent: ['startPeriod', 'healthCheckGracePeriodSeconds'],
      story:
        'A blue/green deployment stays in SCALE_UP: green listens on 9000 since this release, its container check still asks 8000. Blue serves everybody, and the deployment may stay so for a day.',
      misleading: true,
      verdict: ['cycling', 'failed', 'degraded'],
      category: 'health-check',
      mention: ['8000', 'failed container health checks'],
      not: ['oom', 'load-balancer', 'startup', 'other'],
      service: {
        cluster: 'prod',
        name: 'profile',
        desired: 2,
        strategy: 'BLUE_GREEN',
        graceSeconds: 30,
        history: releasing(34, -3700),
        containers: [
          container('profile', 'app', {
            ...port(9000),
            healthCheck: {
              command: ['CMD-SHELL', 'wget -qO- http://127.0.0.1:8000/live || exit 1'],
              interval: 15,
              timeout: 5,
              retries: 3,
              startPeriod: 20,
            },
          }),
        ],
      },
      tasks: [
        ...longRunning(2),
        ...cycle({
          from: -3690,
          slots: 2,
          pause: () => 14,
          life: (n, slot) => ({
            health: { app: 'UNHEALTHY' },
            end: unhealthy(between(`profile${n}/${slot}`, 62, 74), { app: 137 }),
            logs: { app: [[1.1, '{"level":"info","msg":"profile listening on 0.0.0.0:9000"}']] },
          }),
        }),
      ],
    }),
    ({ serviceDeployments }) => ({
      serviceDeployments: serviceDeployments.map((one) =>
        one.status === 'IN_PROGRESS' ? { ...one, lifecycleStage: 'SCALE_UP' } : one,
      ),
    }),
  ),
];
