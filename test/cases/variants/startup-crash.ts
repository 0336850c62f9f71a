import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { exited, scaledIn, targetFailed } from './account/end.ts';
import { container, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;
const BAD_GATEWAY = {
  State: 'unhealthy',
  Reason: 'Target.ResponseCodeMismatch',
  Description: 'Health checks failed with these codes: [502]',
} as const;

/** Incidents in which the program ends by itself and the visible signals speak of something else. */
export const STARTUP_CRASH = [
  build({
    id: 'port-taken-by-sidecar',
    story:
      'The exporter beside the application listens on 9102; since the new revision the application wants it too. The exporter is killed when the task is torn down and shows 137, which reads as memory.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['address already in use'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'ingest',
      desired: 2,
      history: releasing(303, -2200),
      containers: [
        container('ingest', 'statsd-exporter', { image: 'prom/statsd-exporter:v0.26.1' }),
        container('ingest', 'app'),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2190,
        slots: 2,
        pause: () => 16,
        life: (n) => ({
          end: exited(between(`ingest${n}`, 1.8, 3), { app: 2, 'statsd-exporter': 137 }),
          logs: {
            'statsd-exporter': [[0.3, 'level=info msg="Accepting Prometheus Requests" addr=:9102']],
            app: [
              [0.8, 'level=INFO msg="ingest starting" version=4.0.0'],
              [
                1.2,
                'panic: listen tcp :9102: bind: address already in use\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/cmd/ingest/main.go:61 +0x4c5',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'rails-secret-rolled-back',
    story:
      'The release lost SECRET_KEY_BASE; after three failures the breaker brought the old revision back and the service is steady again. Who looks only at the present finds a healthy service.',
    misleading: true,
    verdict: ['failed'],
    category: 'startup',
    mention: ['secret_key_base'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'helpdesk',
      desired: 4,
      breaker: true,
      history: [
        {
          at: -1600,
          revision: 71,
          outcome: 'rolled-back',
          finishedAt: -1200,
          failures: 3,
          reason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
        },
        { at: -864_000, revision: 70, outcome: 'completed', finishedAt: -863_700 },
      ],
      balancer: { kind: 'app', container: 'app', port: 3000, group: { HealthCheckPath: '/up' } },
      containers: [container('helpdesk', 'app', port(3000))],
    },
    tasks: [
      ...tasksAt(-863_900, 4, {
        deployment: 1,
        logs: {
          app: [
            [9, '* Listening on http://0.0.0.0:3000'],
            [9.1, 'Use Ctrl-C to stop'],
          ],
        },
      }),
      ...[-1595, -1500, -1405].flatMap((at) =>
        tasksAt(at, at === -1595 ? 4 : 1, {
          end: exited(8.2, { app: 1 }),
          logs: {
            app: [
              [
                7.5,
                "bin/rails aborted!\nArgumentError: Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit`",
              ],
            ],
          },
        }),
      ),
      ...tasksAt(-1330, 1, { end: scaledIn(4, { app: 143 }) }, 'surplus'),
    ],
  }),
  build({
    id: 'dotnet-abort-after-minutes',
    story:
      'A poisoned message makes the consumer throw after some minutes of work. .NET ends with 134 on an unhandled exception, the same code that a heap that has run full gives elsewhere.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'startup',
    mention: ['Unhandled exception', 'NullReferenceException', '134'],
    not: NOT,
    service: {
      cluster: 'streams',
      name: 'shipment-consumer',
      desired: 2,
      memory: 2048,
      history: settled(18, -250_000),
      containers: [container('shipment-consumer', 'app')],
    },
    tasks: cycle({
      from: -5200,
      slots: 2,
      pause: () => 12,
      life: (n, slot) => ({
        end: exited(between(`shipment${n}/${slot}`, 300, 620), { app: 134 }),
        logs: {
          app: [
            [
              1.2,
              'info: Microsoft.Hosting.Lifetime[0]\n      Application started. Press Ctrl+C to shut down.',
            ],
            [60, 'info: Shipments.Consumer[0]\n      Handled 412 messages'],
            [
              between(`shipment${n}/${slot}`, 300, 620) - 0.6,
              'Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.\n   at Shipments.Handlers.ParcelHandler.Handle(ParcelMoved message) in /src/Handlers/ParcelHandler.cs:line 48',
            ],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'php-fpm-behind-supervisor',
    story:
      'php-fpm rejects its configuration and gives up; supervisord and nginx live on and nginx answers 502 to the probe. No container ever ends by itself, so every reason says ELB health checks. The application never started.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['FPM initialization failed', 'php-fpm', 'FATAL state'],
    not: ['oom', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'intranet',
      desired: 2,
      graceSeconds: 30,
      history: releasing(16, -3300),
      balancer: { kind: 'app', container: 'app', port: 80 },
      containers: [container('intranet', 'app', port(80))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3290,
        slots: 2,
        pause: () => 14,
        life: (n, slot) => ({
          target: BAD_GATEWAY,
          end: targetFailed(
            between(`fpm${n}/${slot}`, 76, 92),
            'Health checks failed with these codes: [502]',
            { app: 0 },
          ),
          logs: {
            app: [
              [0.9, 'INFO supervisord started with pid 1'],
              [2, "INFO spawned: 'nginx' with pid 8"],
              [2.1, "INFO spawned: 'php-fpm' with pid 9"],
              [2.2, "ERROR: [/usr/local/etc/php-fpm.d/zz-pool.conf:4] unknown entry 'pm.max_spare_server'"],
              [2.3, 'ERROR: FPM initialization failed'],
              [2.4, 'WARN exited: php-fpm (exit status 78; not expected)'],
              [8.9, 'INFO gave up: php-fpm entered FATAL state, too many start retries too quickly'],
              [
                40,
                '2#2: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.1.44, server: _, request: "GET /health HTTP/1.1", upstream: "fastcgi://127.0.0.1:9000"',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'native-addon-segfault',
    story:
      'The image moved to Alpine, a native module was built for glibc; the process dies with 139 when it first uses it, without a word.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['139', 'SIGSEGV', 'segmentation'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'imager',
      desired: 2,
      memory: 2048,
      history: releasing(11, -2300),
      containers: [container('imager', 'app')],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2290,
        slots: 2,
        pause: () => 12,
        life: (n) => ({
          end: exited(between(`imager${n}`, 2, 4), { app: 139 }),
          logs: { app: [[1, '{"level":30,"msg":"imager 11.0.0 warming up sharp"}']] },
        }),
      }),
    ],
  }),
];
