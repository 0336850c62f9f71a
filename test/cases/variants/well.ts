import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { deploy } from './account/deploy.ts';
import { exited, scaledIn, stoppedByOperator } from './account/end.ts';
import { container, firstRelease, port, settled } from './account/service-spec.ts';
import { build, oneOffTask } from './build.ts';

const NOT = ['health-check', 'startup', 'oom', 'load-balancer', 'other'] as const;
const READY = { logs: { app: [[1.6, '{"level":"info","msg":"listening on :8080"}']] } } as const;

/** States in which nothing is wrong with the service that was asked about. */
export const WELL = [
  build({
    id: 'night-scale-in',
    story:
      'Auto scaling takes six tasks away for the night. PID 1 is npm, so each of them ends with 137 half a minute after it was told to stop.',
    misleading: true,
    verdict: ['healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'storefront',
      desired: 4,
      history: settled(310, -200_000),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('storefront', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-199_000, 4, READY, 'kept'),
      ...[2900, 2300, 1700].flatMap((ago) =>
        tasksAt(-150_000, 2, { ...READY, end: scaledIn(150_000 - ago - 33, { app: 137 }) }, `gone${ago}`),
      ),
    ],
    notes: [[-1600, 'has reached a steady state.']],
  }),
  build({
    id: 'fixed-half-an-hour-ago',
    story:
      'A release crashed for want of a variable, forty minutes ago; the next one repaired it, completed and has been steady since. The list of stopped tasks is still full of the old failures.',
    misleading: true,
    verdict: ['healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'mailer',
      desired: 2,
      history: [
        { at: -2300, revision: 42, outcome: 'completed', finishedAt: -2080 },
        {
          at: -3500,
          revision: 41,
          outcome: 'superseded',
          finishedAt: -2300,
          reason: 'Service deployment was stopped because a new deployment started.',
        },
        { at: -864_000, revision: 40, outcome: 'completed', finishedAt: -863_700 },
      ],
      containers: [container('mailer', 'app')],
    },
    tasks: [
      ...tasksAt(-2295, 2, READY, 'good'),
      ...tasksAt(-863_900, 2, { deployment: 2, end: scaledIn(863_900 - 2150, { app: 143 }) }, 'old'),
      ...cycle({
        key: 'bad',
        from: -3490,
        slots: 2,
        pause: (n) => (n > 14 ? 9999 : 14),
        life: (n, slot) => ({
          deployment: 1,
          end: exited(between(`mailer${n}/${slot}`, 2, 4), { app: 1 }),
          logs: {
            app: [
              [
                1.5,
                'Traceback (most recent call last):\n  File "/app/main.py", line 9, in <module>\nKeyError: \'SMTP_HOST\'',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'large-image-still-pulling',
    story:
      'A rolling deployment with an image of 9 GB: the new tasks have been PENDING for three minutes while they are pulled. The old ones serve; nothing has failed.',
    verdict: ['in-progress', 'healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'ml',
      name: 'embedder',
      desired: 2,
      cpu: 4096,
      memory: 16_384,
      breaker: true,
      graceSeconds: 300,
      history: [{ at: -210, revision: 4, outcome: 'in-progress' }, ...settled(3)],
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('embedder', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { ...READY, deployment: 1 }),
      ...tasksAt(-205, 2, { pullSeconds: 420 }, 'new'),
    ],
  }),
  build({
    id: 'failures-of-others',
    story:
      'In the same cluster another service crashes all the time and a one-off migration has failed; the service that was asked about has not lost a task for a week.',
    misleading: true,
    verdict: ['healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'shared',
      name: 'accounts',
      desired: 2,
      history: settled(9, -700_000),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('accounts', 'app', port(8080))],
    },
    tasks: tasksAt(-690_000, 2, READY),
    alone: [oneOffTask('shared', 'accounts-migrate', -1400, 1)],
    beside: [
      deploy(
        {
          cluster: 'shared',
          name: 'accounts-worker',
          desired: 2,
          history: firstRelease(-3000),
          containers: [container('accounts-worker', 'app')],
        },
        cycle({
          from: -2990,
          slots: 2,
          pause: () => 12,
          life: () => ({
            end: exited(3, { app: 1 }),
            logs: { app: [[2, "Error: Cannot find module 'amqplib'"]] },
          }),
        }),
      ),
    ],
  }),
  build({
    id: 'restarted-once-by-hand',
    story:
      'Somebody stopped both tasks once, twenty minutes ago, to have them read a rotated secret. They were replaced and are healthy.',
    misleading: true,
    verdict: ['healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'tokens',
      desired: 2,
      history: settled(17, -900_000),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('tokens', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(
        -899_000,
        2,
        { ...READY, end: stoppedByOperator(899_000 - 1250, 'Task stopped by user', { app: 143 }) },
        'before',
      ),
      ...tasksAt(-1210, 2, READY, 'after'),
    ],
    notes: [[-1120, 'has reached a steady state.']],
  }),
];
