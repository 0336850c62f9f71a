import { tasksAt } from './account/cycle.ts';
import { container, port } from './account/service-spec.ts';
import { build } from './build.ts';

const NOT = ['startup', 'oom', 'health-check', 'load-balancer'] as const;
const HOOK =
  'Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. arn:aws:lambda:us-east-1:123456789012:function:smoke-test returned FAILED status.';

/** Deployments that were ended by what guards them, not by their tasks. */
export const GUARDED = [
  build({
    id: 'alarm-rolled-back',
    story:
      'The release ran and was healthy; it made the 99th percentile of the latency rise, and the alarm of the deployment brought the old revision back. Its tasks were stopped as surplus, with 143.',
    misleading: true,
    verdict: ['failed'],
    category: 'other',
    mention: ['search-p99-latency', 'alarm'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'search',
      desired: 3,
      breaker: true,
      alarms: ['search-p99-latency'],
      history: [
        {
          at: -2400,
          revision: 48,
          outcome: 'rolled-back',
          finishedAt: -1500,
          failures: 0,
          alarm: 'search-p99-latency',
          reason: 'Service deployment rolled back because the alarm(s) search-p99-latency were triggered.',
        },
        { at: -864_000, revision: 47, outcome: 'completed', finishedAt: -863_700 },
      ],
      balancer: { kind: 'app', container: 'app', port: 9200 },
      containers: [container('search', 'app', port(9200))],
    },
    tasks: [
      ...tasksAt(-1490, 3, { deployment: 1 }, 'again'),
      ...tasksAt(-2390, 3, {
        end: { kind: 'scaled', after: 800, exits: { app: 143 }, stopSeconds: 13, settled: false },
        logs: { app: [[12, '{"level":"INFO","message":"started, listening on port 9200"}']] },
      }),
    ],
  }),
  build({
    id: 'lifecycle-hook-failed',
    story:
      'A blue/green deployment whose smoke test, a Lambda function, said FAILED. The green tasks were healthy; the blue ones serve as before.',
    verdict: ['failed'],
    category: 'other',
    mention: ['lifecycle hook', 'POST_TEST_TRAFFIC_SHIFT'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'cart',
      desired: 2,
      strategy: 'BLUE_GREEN',
      history: [
        { at: -3000, revision: 66, outcome: 'rolled-back', finishedAt: -2300, failures: 0, reason: HOOK },
        { at: -864_000, revision: 65, outcome: 'completed', finishedAt: -863_700 },
      ],
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('cart', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...tasksAt(-2990, 2, {
        end: { kind: 'scaled', after: 590, exits: { app: 0 }, stopSeconds: 13, settled: false },
      }),
    ],
  }),
];
