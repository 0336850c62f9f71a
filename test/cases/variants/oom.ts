import { between } from './account/chance.ts';
import { cycle } from './account/cycle.ts';
import { exited, targetFailed, unhealthy } from './account/end.ts';
import { container, port, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const TIMED_OUT = { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' } as const;
const KILLED = 'OutOfMemoryError: Container killed due to memory usage';

/** Incidents in which the kernel killed a process for its memory. */
export const OOM = [
  build({
    id: 'celery-children-killed',
    story:
      'The kernel kills the pool processes of a Celery worker one after the other; the parent lives and "inspect ping" times out, so every stop says container health checks and every exit code is 0.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'oom',
    mention: ['WorkerLostError', 'SIGKILL', 'signal 9'],
    not: ['load-balancer', 'startup', 'other'],
    service: {
      cluster: 'data',
      name: 'thumbnailer',
      desired: 2,
      memory: 1024,
      history: settled(33, -700_000),
      containers: [
        container('thumbnailer', 'app', {
          healthCheck: {
            command: ['CMD-SHELL', 'celery -A app inspect ping -d celery@$HOSTNAME'],
            interval: 60,
            timeout: 30,
            retries: 3,
            startPeriod: 60,
          },
        }),
      ],
    },
    tasks: cycle({
      from: -8200,
      slots: 2,
      pause: () => 15,
      life: (n, slot) => {
        const over = between(`celery${n}/${slot}`, 700, 1200);
        return {
          health: { app: 'UNHEALTHY' },
          end: unhealthy(over, { app: 0 }),
          logs: {
            app: [
              [5, '[INFO/MainProcess] celery@ip-10-0-1-20 ready.'],
              [
                over - 320,
                "[ERROR/MainProcess] Process 'ForkPoolWorker-2' pid:14 exited with 'signal 9 (SIGKILL)'",
              ],
              [
                over - 319,
                "[ERROR/MainProcess] Task handler raised error: WorkerLostError('Worker exited prematurely: signal 9 (SIGKILL) Job: 41.')",
              ],
              [
                over - 140,
                "[ERROR/MainProcess] Process 'ForkPoolWorker-3' pid:19 exited with 'signal 9 (SIGKILL)'",
              ],
              [over + 1, '[WARNING/MainProcess] worker: Warm shutdown (MainProcess)'],
            ],
          },
        };
      },
    }),
  }),
  build({
    id: 'collector-limit-takes-task',
    story:
      'The collector beside the application is essential and has 128 MiB of its own; under traffic the kernel kills it and the whole task goes. The application was healthy and shows 143.',
    verdict: ['cycling', 'degraded'],
    category: 'oom',
    mention: ['aws-otel-collector'],
    not: ['load-balancer', 'health-check', 'startup', 'other'],
    service: {
      cluster: 'prod',
      name: 'quotes-api',
      desired: 3,
      cpu: 1024,
      memory: 2048,
      history: settled(91, -220_000),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('quotes-api', 'app', port(8080)),
        container('quotes-api', 'aws-otel-collector', {
          image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0',
          memory: 128,
        }),
      ],
    },
    tasks: cycle({
      from: -6200,
      slots: 3,
      pause: () => 12,
      life: (n, slot) => ({
        end: exited(between(`otel${n}/${slot}`, 420, 1500), {
          app: 143,
          'aws-otel-collector': [137, KILLED],
        }),
        logs: {
          app: [
            [2, '{"level":"info","msg":"http server listening on :8080"}'],
            [
              200,
              '{"level":"warn","msg":"traces export: context deadline exceeded: rpc error: code = Unavailable"}',
            ],
          ],
          'aws-otel-collector': [
            [1, 'info service/service.go:169 Everything is ready. Begin running and processing data.'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'chrome-killed-exit-0',
    story:
      'Chrome is killed inside the container, Node lives on and no longer renders; the load balancer has the task stopped, it ends with 0. Docker has noted the kill, so the container carries the reason although its exit code is clean.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'oom',
    mention: ['OutOfMemoryError', 'memory'],
    not: ['load-balancer', 'health-check', 'startup', 'other'],
    service: {
      cluster: 'prod',
      name: 'pdf',
      desired: 2,
      memory: 1024,
      history: settled(8, -900_000),
      balancer: { kind: 'app', container: 'app', port: 3000 },
      containers: [container('pdf', 'app', port(3000))],
    },
    tasks: cycle({
      from: -6900,
      slots: 2,
      pause: () => -55,
      life: (n, slot) => {
        const over = between(`pdf${n}/${slot}`, 500, 1300);
        return {
          target: n > 6 ? TIMED_OUT : undefined,
          end: targetFailed(over, 'Request timed out', { app: [0, KILLED] }, { settled: true }),
          logs: {
            app: [
              [3, 'pdf service listening on port 3000'],
              [
                over - 110,
                'TargetCloseError: Protocol error (Page.printToPDF): Target closed\n    at CallbackRegistry.clear (/app/node_modules/puppeteer-core/lib/cjs/puppeteer/common/CallbackRegistry.js:72:36)',
              ],
              [
                over - 80,
                'TimeoutError: Timed out after 30000 ms while waiting for the WS endpoint URL to appear in stdout!',
              ],
            ],
          },
        };
      },
    }),
  }),
  build({
    id: 'killed-without-a-reason',
    story:
      'The limit of the task, not of the container, is reached, and ECS gives no reason: the container ends by itself with 137 in the middle of its log. It looks like the 137 of a slow stop, but the stop came after it.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'oom',
    mention: ['137', 'memory'],
    not: ['load-balancer', 'health-check', 'startup', 'other'],
    service: {
      cluster: 'data',
      name: 'matcher',
      desired: 2,
      cpu: 256,
      memory: 512,
      history: settled(40, -600_000),
      containers: [container('matcher', 'app')],
    },
    tasks: cycle({
      from: -6500,
      slots: 2,
      pause: () => 12,
      life: (n, slot) => {
        const over = between(`matcher${n}/${slot}`, 150, 420);
        return {
          end: exited(over, { app: 137 }),
          logs: {
            app: Array.from(
              { length: 20 },
              (_, index) => [4 + index * 20, `loaded partition ${index} rss=${140 + index * 31}MB`] as const,
            ),
          },
        };
      },
    }),
  }),
];
