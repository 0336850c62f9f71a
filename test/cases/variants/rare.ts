import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { exited } from './account/end.ts';
import { container, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

/** Incidents in which little is to be seen: few failures, no logs, words in no catalogue. */
export const RARE = [
  build({
    id: 'leak-over-forty-minutes',
    story:
      'A slow leak: each of two tasks is killed every forty minutes or so. An hour holds two or three stops, and between them everything is healthy.',
    verdict: ['cycling', 'degraded'],
    category: 'oom',
    mention: ['OutOfMemoryError', 'memory'],
    not: ['load-balancer', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'geocoder',
      desired: 2,
      memory: 2048,
      history: settled(5, -1_500_000),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('geocoder', 'app', { ...port(8080), memory: 2048 })],
    },
    tasks: cycle({
      from: -16_000,
      slots: 2,
      pause: () => 14,
      life: (n, slot) => ({
        end: exited(between(`leak${n}/${slot}`, 1900, 2500), {
          app: [137, 'OutOfMemoryError: Container killed due to memory usage'],
        }),
        logs: { app: [[2, '{"level":"info","msg":"geocoder listening on :8080"}']] },
      }),
    }),
  }),
  build({
    id: 'crash-with-logs-denied',
    story:
      'The caller may not read the logs. That the container ends by itself with 1 within seconds is all that is known, and enough for the category.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['exit code 1'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    denied: ['logs:FilterLogEvents'],
    service: {
      cluster: 'prod',
      name: 'coupons',
      desired: 2,
      history: releasing(28, -2500),
      containers: [container('coupons', 'app')],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2490,
        slots: 2,
        pause: () => 12,
        life: (n) => ({
          end: exited(between(`coupons${n}`, 4, 7), { app: 1 }),
          logs: { app: [[3, 'Error: Config validation error: "COUPON_SALT" is required']] },
        }),
      }),
    ],
  }),
  build({
    id: 'logs-go-elsewhere',
    story:
      'The application logs through FireLens to another vendor; CloudWatch holds only what the log router says, and that is harmless. The application ends with 78.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['exit code 78', '78'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'vault-sync',
      desired: 1,
      history: releasing(8, -2200),
      containers: [
        container('vault-sync', 'log_router', {
          image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
          firelensConfiguration: { type: 'fluentbit' },
        }),
        container('vault-sync', 'app', {
          logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'datadog' } },
        }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 1, { deployment: 1 }),
      ...cycle({
        from: -2190,
        slots: 1,
        pause: () => 12,
        life: (n) => ({
          end: exited(between(`vault${n}`, 3, 6), { app: 78, log_router: 0 }),
          logs: {
            log_router: [
              [0.4, '[ info] [fluent bit] version=1.9.10, commit=557c8336e7, pid=1'],
              [0.6, '[ warn] [engine] service will shutdown in max 5 seconds'],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'words-of-another-language',
    story: 'A German program says in German that its configuration file is missing, and ends with 4.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['nicht gefunden', 'exit code 4'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'werk',
      name: 'fahrplan',
      desired: 2,
      history: settled(3, -400_000),
      containers: [container('fahrplan', 'dienst')],
    },
    tasks: cycle({
      from: -4600,
      slots: 2,
      pause: () => 11,
      life: (n, slot) => ({
        end: exited(between(`plan${n}/${slot}`, 1.5, 3), { dienst: 4 }),
        logs: {
          dienst: [
            [0.6, 'Fahrplandienst 5.2 wird gestartet'],
            [1, 'FEHLER: Konfigurationsdatei /etc/fahrplan/dienst.ini nicht gefunden, Programm wird beendet'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'nginx-upstream-of-compose',
    story:
      'A configuration from docker compose names its upstream "backend", which does not exist in a task; nginx ends with 1 at once and takes the application with it, which is told to stop and shows 143.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['host not found in upstream'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'wiki',
      desired: 1,
      history: releasing(2, -2000),
      balancer: { kind: 'app', container: 'nginx', port: 80, group: { HealthCheckPath: '/' } },
      containers: [container('wiki', 'backend', port(9000)), container('wiki', 'nginx', port(80))],
    },
    tasks: [
      ...tasksAt(-863_900, 1, { deployment: 1 }),
      ...cycle({
        from: -1990,
        slots: 1,
        pause: () => 12,
        life: () => ({
          end: exited(5.6, { nginx: 1, backend: 143 }),
          logs: {
            backend: [[2, '[pool www] NOTICE: ready to handle connections']],
            nginx: [
              [
                5.3,
                'nginx: [emerg] host not found in upstream "backend" in /etc/nginx/conf.d/default.conf:12',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'sigterm-from-inside',
    story:
      'A watchdog inside the container sends SIGTERM to PID 1 when it cannot reach its licence server; the JVM ends with 143. ECS did not stop it: the container ended before the stop, so it is not a scale-in.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['143', 'licence'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'optimizer',
      desired: 2,
      cpu: 1024,
      memory: 4096,
      history: settled(14, -320_000),
      containers: [container('optimizer', 'app')],
    },
    tasks: cycle({
      from: -4700,
      slots: 2,
      pause: () => 12,
      life: (n, slot) => {
        const over = between(`licence${n}/${slot}`, 61, 66);
        return {
          end: exited(over, { app: 143 }),
          logs: {
            app: [
              [4, 'solver service up'],
              [
                over - 1,
                'watchdog: licence server lic01.corp:27000 did not answer within 60 s, terminating pid 1',
              ],
            ],
          },
        };
      },
    }),
  }),
];
