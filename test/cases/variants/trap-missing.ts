import { between } from './account/chance.ts';
import { cycle } from './account/cycle.ts';
import { targetFailed, unhealthy } from './account/end.ts';
import { container, firstRelease, port } from './account/service-spec.ts';
import { build } from './build.ts';

const TIMED_OUT = { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' } as const;

/** Incidents in which what one would look for is not there. */
export const TRAPS_OF_ABSENCE = [
  build({
    id: 'probe-tool-pgrep-missing',
    innocent: ['startPeriod'],
    story:
      'The check of a queue consumer calls pgrep, which the slim image does not have. The consumer works through its queue until it is told to stop.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'health-check',
    mention: ['pgrep', 'failed container health checks'],
    not: ['oom', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'invoicing',
      desired: 2,
      history: firstRelease(-3800),
      containers: [
        container('invoicing', 'app', {
          healthCheck: {
            command: ['CMD-SHELL', 'pgrep -f consumer.py || exit 1'],
            interval: 30,
            timeout: 5,
            retries: 3,
            startPeriod: 10,
          },
        }),
      ],
    },
    tasks: cycle({
      from: -3790,
      slots: 2,
      pause: () => 14,
      life: (n, slot) => ({
        health: { app: 'UNHEALTHY' },
        end: unhealthy(between(`pgrep${n}/${slot}`, 92, 110), { app: 0 }),
        logs: {
          app: [
            [
              1.2,
              'INFO consumer: connected to amqps://b-3f1.mq.us-east-1.amazonaws.com:5671, waiting for messages',
            ],
            [20, 'INFO consumer: invoice 88121 done'],
            [55, 'INFO consumer: invoice 88122 done'],
            [93, 'INFO consumer: SIGTERM received, finishing'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'balancer-may-not-be-read',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The caller may read ECS and the logs but nothing of the load balancer. The events alone tell that the probe times out although the server has been ready since its first second.',
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['Request timed out'],
    not: ['oom', 'startup', 'health-check', 'other'],
    denied: [
      'elasticloadbalancing:DescribeTargetHealth',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeTargetGroupAttributes',
    ],
    service: {
      cluster: 'prod',
      name: 'vouchers',
      desired: 2,
      graceSeconds: 45,
      history: firstRelease(-4100),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('vouchers', 'app', port(8080))],
    },
    tasks: cycle({
      from: -4090,
      slots: 2,
      pause: () => 14,
      life: (n, slot) => ({
        target: TIMED_OUT,
        end: targetFailed(between(`vouchers${n}/${slot}`, 78, 97), 'Request timed out', { app: 143 }),
        logs: { app: [[0.8, '{"level":"info","msg":"listening on :8080"}']] },
      }),
    }),
  }),
];
