import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { exited, scaledIn, targetFailed } from './account/end.ts';
import { container, firstRelease, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;
const BAD_GATEWAY = {
  State: 'unhealthy',
  Reason: 'Target.ResponseCodeMismatch',
  Description: 'Health checks failed with these codes: [502]',
} as const;

/** Incidents in which the program itself, its image or its command is at fault. */
export const STARTUP_PROGRAM = [
  build({
    id: 'libpq-missing',
    story: 'The slim base image has no libpq. Gunicorn reports that a worker failed to boot and ends with 3.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['libpq.so.5'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'surveys',
      desired: 2,
      history: releasing(26, -2400),
      balancer: { kind: 'app', container: 'app', port: 8000 },
      containers: [container('surveys', 'app', port(8000))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2390,
        slots: 2,
        pause: () => 12,
        life: (n) => ({
          end: exited(between(`libpq${n}`, 3, 4), { app: 3 }),
          logs: {
            app: [
              [0.9, '[1] [INFO] Starting gunicorn 21.2.0'],
              [1, '[1] [INFO] Listening at: http://0.0.0.0:8000 (1)'],
              [1.1, '[7] [INFO] Booting worker with pid: 7'],
              [
                2.4,
                '[7] [ERROR] Exception in worker process\nTraceback (most recent call last):\n  File "/usr/local/lib/python3.12/site-packages/psycopg2/__init__.py", line 51, in <module>\n    from psycopg2._psycopg import (\nImportError: libpq.so.5: cannot open shared object file: No such file or directory',
              ],
              [2.5, '[7] [INFO] Worker exiting (pid: 7)'],
              [2.6, '[1] [ERROR] Worker (pid:7) exited with code 3'],
              [2.7, '[1] [ERROR] Shutting down: Master'],
              [2.8, '[1] [ERROR] Reason: Worker failed to boot.'],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'port-80-not-root',
    story: 'The image was hardened to run as node, the server still wants port 80.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['EACCES', 'permission denied'],
    not: NOT,
    service: {
      cluster: 'web',
      name: 'brochure',
      desired: 2,
      history: releasing(5, -1900),
      balancer: { kind: 'app', container: 'app', port: 80, group: { HealthCheckPath: '/' } },
      containers: [container('brochure', 'app', { ...port(80), user: 'node' })],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -1890,
        slots: 2,
        pause: () => 10,
        life: () => ({
          end: exited(1.4, { app: 1 }),
          logs: {
            app: [
              [
                1,
                "node:events:497\n      throw er; // Unhandled 'error' event\n      ^\n\nError: listen EACCES: permission denied 0.0.0.0:80\n    at Server.setupListenHandle [as _listen2] (node:net:1800:21)",
              ],
            ],
          },
        }),
      }),
    ],
  }),
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
    id: 'one-shot-as-service',
    story:
      'The scheduler of Laravel runs once and ends with 0; as a service it is started again for ever. Nothing fails and nothing is logged as an error.',
    misleading: true,
    verdict: ['cycling', 'failed', 'degraded'],
    category: 'startup',
    mention: ['exit code 0', 'exited 0', 'code 0', 'with 0', 'exit 0', 'schedule:run'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'scheduler',
      desired: 1,
      history: firstRelease(-5000),
      containers: [container('scheduler', 'app', { command: ['php', 'artisan', 'schedule:run'] })],
    },
    tasks: cycle({
      from: -4990,
      slots: 1,
      pause: () => 25,
      life: (n) => ({
        end: exited(between(`artisan${n}`, 2, 6), { app: 0 }),
        logs: { app: [[1.4, '   INFO  No scheduled commands are ready to run.']] },
      }),
    }),
  }),
  build({
    id: 'command-not-found-127',
    story:
      'The runtime stage of the image does not have gunicorn; the shell of the entry point says so and ends with 127.',
    verdict: ['cycling', 'failed'],
    category: 'startup',
    mention: ['not found', '127'],
    not: NOT,
    service: {
      cluster: 'dev',
      name: 'catalog',
      desired: 1,
      history: firstRelease(-2600),
      containers: [container('catalog', 'app')],
    },
    tasks: cycle({
      from: -2590,
      slots: 1,
      pause: () => 12,
      life: () => ({
        end: exited(0.6, { app: 127 }),
        logs: { app: [[0.3, '/docker-entrypoint.sh: exec: line 12: gunicorn: not found']] },
      }),
    }),
  }),
  build({
    id: 'nginx-read-only-root',
    story:
      'A security review made the root file system read-only; nginx cannot create its cache directories.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['Read-only file system'],
    not: NOT,
    service: {
      cluster: 'web',
      name: 'spa',
      desired: 2,
      history: releasing(44, -3100),
      balancer: { kind: 'app', container: 'nginx', port: 8080 },
      containers: [container('spa', 'nginx', { ...port(8080), readonlyRootFilesystem: true })],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3090,
        slots: 2,
        pause: () => 11,
        life: () => ({
          end: exited(0.9, { nginx: 1 }),
          logs: {
            nginx: [
              [
                0.4,
                '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
              ],
              [
                0.6,
                '10-listen-on-ipv6-by-default.sh: info: can not modify /etc/nginx/conf.d/default.conf (read-only file system?)',
              ],
              [
                0.8,
                'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
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
];
