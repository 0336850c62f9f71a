import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { unhealthy } from './account/end.ts';
import { container, firstRelease, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const FAILING = { health: { app: 'UNHEALTHY' } } as const;

/** Incidents in which the command of the container check cannot succeed. */
export const HEALTH_CHECK = [
  build({
    id: 'probe-localhost-ipv6',
    innocent: ['startPeriod'],
    story:
      'The busybox wget of the check resolves localhost to ::1, the server listens on 0.0.0.0 only. The load balancer finds every target healthy and the log shows a server that runs, so a hasty reader blames a scale-in or the exit code 143 of the stop.',
    misleading: true,
    verdict: ['cycling', 'failed'],
    category: 'health-check',
    mention: ['localhost', 'failed container health checks'],
    not: ['oom', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'tickets',
      desired: 2,
      graceSeconds: 30,
      history: firstRelease(-5200),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('tickets', 'app', {
          ...port(8080),
          healthCheck: {
            command: ['CMD-SHELL', 'wget -q --spider http://localhost:8080/health || exit 1'],
            interval: 15,
            timeout: 5,
            retries: 3,
            startPeriod: 20,
          },
        }),
      ],
    },
    tasks: cycle({
      from: -5190,
      slots: 2,
      pause: () => 14,
      life: (n) => ({
        ...FAILING,
        end: unhealthy(between(`tickets${n}`, 66, 79), { app: 143 }),
        logs: {
          app: [
            [0.6, '{"level":30,"msg":"connected to postgres"}'],
            [1.1, '{"level":30,"msg":"Server listening at http://0.0.0.0:8080"}'],
            [24, '{"level":30,"msg":"request completed","req":{"url":"/health"},"res":{"statusCode":200}}'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'probe-old-port-dotnet',
    innocent: ['startPeriod'],
    story:
      '.NET 8 images listen on 8080 instead of 80; the target group was changed, the check of the task definition still asks port 80. The application is up within two seconds, and the old revision keeps serving.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'health-check',
    mention: ['localhost:80', 'port 80', 'failed container health checks'],
    not: ['oom', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'invoices',
      desired: 2,
      graceSeconds: 60,
      history: releasing(58, -2900),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('invoices', 'app', {
          ...port(8080),
          healthCheck: {
            command: ['CMD', 'curl', '-f', 'http://localhost:80/healthz'],
            interval: 30,
            timeout: 5,
            retries: 3,
          },
        }),
      ],
    },
    tasks: [
      ...tasksAt(-863_950, 2, { deployment: 1 }),
      ...cycle({
        from: -2895,
        slots: 2,
        pause: () => 18,
        life: (n) => ({
          ...FAILING,
          end: unhealthy(between(`invoices${n}`, 92, 104), { app: 0 }),
          logs: {
            app: [
              [1.2, 'info: Microsoft.Hosting.Lifetime[14]\n      Now listening on: http://[::]:8080'],
              [
                1.3,
                'info: Microsoft.Hosting.Lifetime[0]\n      Application started. Press Ctrl+C to shut down.',
              ],
              [93, 'info: Microsoft.Hosting.Lifetime[0]\n      Application is shutting down...'],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'probe-keycloak-no-curl',
    innocent: ['startPeriod'],
    story:
      'Keycloak 26 starts within 20 s; its image has no curl, so the check of the task definition can never succeed. The log is full of warnings about hostnames and proxies that everybody has, and none of them matters.',
    misleading: true,
    verdict: ['cycling', 'failed'],
    category: 'health-check',
    mention: ['curl', 'failed container health checks'],
    not: ['oom', 'load-balancer', 'other'],
    service: {
      cluster: 'identity',
      name: 'keycloak',
      desired: 1,
      memory: 2048,
      cpu: 1024,
      graceSeconds: 120,
      history: firstRelease(-4800),
      balancer: {
        kind: 'app',
        container: 'app',
        port: 8080,
        group: { HealthCheckPort: '9000', HealthCheckPath: '/health/ready' },
      },
      containers: [
        container('keycloak', 'app', {
          ...port(8080),
          image: 'quay.io/keycloak/keycloak:26.0.0',
          command: ['start'],
          environment: [{ name: 'KC_HEALTH_ENABLED', value: 'true' }],
          healthCheck: {
            command: ['CMD-SHELL', 'curl --head -fsS http://127.0.0.1:9000/health/ready || exit 1'],
            interval: 30,
            timeout: 5,
            retries: 3,
            startPeriod: 60,
          },
        }),
      ],
    },
    tasks: cycle({
      from: -4795,
      slots: 1,
      pause: () => 15,
      life: (n) => ({
        ...FAILING,
        end: unhealthy(between(`keycloak${n}`, 122, 138), { app: 143 }),
        logs: {
          app: [
            [
              4.2,
              'WARN  [org.keycloak.quarkus.runtime.cli.Picocli] (main) The following used options or option values are DEPRECATED and will be removed or their behaviour changed in a future release: proxy',
            ],
            [
              9.8,
              "WARN  [io.agroal.pool] (main) Datasource '<default>': JDBC resources leaked: 1 ResultSet(s) and 0 Statement(s)",
            ],
            [
              17.9,
              'INFO  [io.quarkus] (main) Keycloak 26.0.0 on JVM (powered by Quarkus 3.15.1) started in 14.806s. Listening on: http://0.0.0.0:8080. Management interface listening on http://0.0.0.0:9000.',
            ],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'probe-sidecar-agent',
    story:
      'The monitoring agent beside the application is essential and its own check fails, because its API key was revoked; the whole task is replaced every few minutes. The application serves, ignores SIGTERM and ends with 137.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'health-check',
    mention: ['datadog-agent'],
    not: ['oom', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'fares',
      desired: 3,
      history: settled(77, -400_000),
      balancer: { kind: 'app', container: 'app', port: 8000 },
      containers: [
        container('fares', 'app', port(8000)),
        container('fares', 'datadog-agent', {
          image: 'public.ecr.aws/datadog/agent:7.52.0',
          healthCheck: {
            command: ['CMD-SHELL', 'agent health'],
            interval: 30,
            timeout: 5,
            retries: 3,
            startPeriod: 15,
          },
        }),
      ],
    },
    tasks: cycle({
      from: -4300,
      slots: 3,
      pause: () => -40,
      life: (n, slot) => ({
        health: { 'datadog-agent': 'UNHEALTHY' },
        end: unhealthy(between(`fares${n}/${slot}`, 150, 190), { app: 137, 'datadog-agent': 0 }),
        logs: {
          app: [
            [1.4, 'INFO:     Application startup complete.'],
            [1.5, 'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)'],
          ],
          'datadog-agent': [
            [
              3,
              'CORE | INFO | (cmd/agent/subcommands/run/command.go:462 in startAgent) | Starting Datadog Agent v7.52.0',
            ],
            [
              21,
              'CORE | ERROR | (comp/forwarder/defaultforwarder/transaction/transaction.go:424 in internalProcess) | API Key invalid (403 response), dropping transaction for "https://7-52-0-app.agent.datadoghq.com/api/v1/series"',
            ],
          ],
        },
      }),
    }),
  }),
];
