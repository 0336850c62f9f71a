import { tasksAt } from './account/cycle.ts';
import { notStarted, scaledIn, targetFailed } from './account/end.ts';
import { container, port, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const NOT = ['health-check', 'startup', 'oom', 'load-balancer', 'other'] as const;
const READY = { logs: { app: [[1.6, '{"level":"info","msg":"listening on :8080"}']] } } as const;
const BALANCER = { kind: 'app', container: 'app', port: 8080 } as const;

/** States in which something happened once and is over, or goes on as it should. */
export const WELL_AGAIN = [
  build({
    id: 'one-replacement-and-well',
    story:
      'One of three tasks hung for a minute, fifty minutes ago, and was replaced. Nothing has happened since.',
    verdict: ['healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'menus',
      desired: 3,
      history: settled(39, -600_000),
      balancer: BALANCER,
      containers: [container('menus', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-599_000, 2, READY, 'kept'),
      ...tasksAt(
        -599_000,
        1,
        { ...READY, end: targetFailed(599_000 - 3050, 'Request timed out', { app: 143 }, { settled: true }) },
        'hung',
      ),
      ...tasksAt(-3070, 1, { ...READY, replaces: true }, 'new'),
    ],
  }),
  build({
    id: 'one-failed-pull-then-rolling',
    story:
      'The first task of a release failed to pull its image because the registry did not answer; the next ones started and the rollout goes on.',
    misleading: true,
    verdict: ['in-progress', 'healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'gifts',
      desired: 4,
      maximumPercent: 150,
      breaker: true,
      graceSeconds: 60,
      history: [{ at: -260, revision: 20, outcome: 'in-progress' }, ...settled(19)],
      balancer: BALANCER,
      containers: [container('gifts', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { ...READY, deployment: 1 }, 'old'),
      ...tasksAt(
        -863_900,
        2,
        { ...READY, deployment: 1, end: scaledIn(863_900 - 140, { app: 143 }) },
        'going',
      ),
      ...tasksAt(
        -255,
        1,
        {
          end: notStarted(
            'pull',
            38,
            'CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://123456789012.dkr.ecr.us-east-1.amazonaws.com/v2/gifts/app/manifests/2c7f1e9: 503 Service Unavailable',
          ),
        },
        'unlucky',
      ),
      ...tasksAt(-254, 1, READY, 'first'),
      ...tasksAt(-205, 1, READY, 'second'),
      ...tasksAt(-90, 2, READY, 'third'),
    ],
  }),
  build({
    id: 'releases-overtake-each-other',
    story:
      'The pipeline released three times within twenty minutes; each release replaced the one before it while that was still rolling out. The last one is rolling out now; all stops are those of replaced releases.',
    misleading: true,
    verdict: ['in-progress', 'healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'labels',
      desired: 2,
      graceSeconds: 60,
      history: [
        { at: -130, revision: 53, outcome: 'in-progress' },
        { at: -700, revision: 52, outcome: 'superseded', finishedAt: -130 },
        { at: -1300, revision: 51, outcome: 'superseded', finishedAt: -700 },
        ...settled(50),
      ],
      balancer: BALANCER,
      containers: [container('labels', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-125, 2, READY, 'newest'),
      ...tasksAt(-695, 2, { ...READY, deployment: 1 }, 'second'),
      ...tasksAt(-1295, 2, { ...READY, deployment: 2, end: scaledIn(610, { app: 137 }) }, 'third'),
      ...tasksAt(
        -863_900,
        2,
        { ...READY, deployment: 3, end: scaledIn(863_900 - 1190, { app: 137 }) },
        'oldest',
      ),
    ],
  }),
  build({
    id: 'platform-maintenance',
    story: 'AWS retired the hosts under two of four tasks; they were replaced and the service is steady.',
    verdict: ['healthy'],
    category: null,
    mention: [],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'archive',
      desired: 4,
      history: settled(6, -2_000_000),
      balancer: BALANCER,
      containers: [container('archive', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-1_999_000, 2, READY, 'kept'),
      ...tasksAt(
        -1_999_000,
        2,
        {
          ...READY,
          end: scaledIn(
            1_999_000 - 1500,
            { app: 143 },
            { why: 'ECS is performing maintenance on the underlying infrastructure hosting the task.' },
          ),
        },
        'moved',
      ),
      ...tasksAt(-1560, 2, READY, 'new'),
    ],
    notes: [[-1450, 'has reached a steady state.']],
  }),
];
