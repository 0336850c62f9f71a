import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { exited, targetFailed } from './account/end.ts';
import { container, port, releasing } from './account/service-spec.ts';
import { build } from './build.ts';

const NOT_FOUND = {
  State: 'unhealthy',
  Reason: 'Target.ResponseCodeMismatch',
  Description: 'Health checks failed with these codes: [404]',
} as const;

/** Incidents whose logs hold a word that belongs to another cause. */
export const TRAPS = [
  build({
    id: 'errors-before-ready-then-404',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The server waits for a slow sidecar, logs refused connections for a few seconds, is ready and answers 404 to a path that the release renamed. The errors were over before the first probe.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'load-balancer',
    mention: ['[404]', '404'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'profile',
      desired: 2,
      graceSeconds: 30,
      history: releasing(90, -3100),
      balancer: { kind: 'app', container: 'app', port: 3000, group: { HealthCheckPath: '/healthz' } },
      containers: [container('profile', 'app', port(3000))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3090,
        slots: 2,
        pause: () => 14,
        life: (n, slot) => ({
          target: NOT_FOUND,
          end: targetFailed(between(`profile${n}/${slot}`, 74, 90), NOT_FOUND.Description, { app: 1 }),
          logs: {
            app: [
              [1, 'Error: connect ECONNREFUSED 127.0.0.1:2772, retrying'],
              [3, 'Error: connect ECONNREFUSED 127.0.0.1:2772, retrying'],
              [5, 'configuration fetched'],
              [5.4, '[Nest] 1  -   LOG [NestApplication] Nest application successfully started +12ms'],
              [
                74,
                'Error: Connection terminated unexpectedly\n    at Connection.<anonymous> (/app/node_modules/pg/lib/client.js:132:73)',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'flag-names-out-of-memory',
    story:
      'Each start prints its flags, one of which is named OutOfMemoryError; the program ends because a placeholder has no value.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['Could not resolve placeholder', 'payments.callback-url'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'settlement',
      desired: 2,
      memory: 2048,
      history: releasing(44, -2800),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('settlement', 'app', {
          ...port(8080),
          environment: [
            { name: 'JAVA_TOOL_OPTIONS', value: '-XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/tmp' },
          ],
        }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2790,
        slots: 2,
        pause: () => 13,
        life: (n) => ({
          end: exited(between(`settlement${n}`, 11, 16), { app: 1 }),
          logs: {
            app: [
              [0.4, 'Picked up JAVA_TOOL_OPTIONS: -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/tmp'],
              [3, ' :: Spring Boot ::                (v3.2.4)'],
              [
                10,
                "ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed\n\norg.springframework.beans.factory.BeanCreationException: Error creating bean with name 'callbackClient': Injection of autowired dependencies failed\nCaused by: java.lang.IllegalArgumentException: Could not resolve placeholder 'payments.callback-url' in value \"${payments.callback-url}\"",
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'sidecar-oom-beside-a-crash',
    story:
      'A log shipper that is not essential is killed for its memory now and then, which ends nothing. The tasks end because the server finds its port description invalid and exits with 1.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['Invalid URL', 'ERR_INVALID_URL'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'checkout-web',
      desired: 2,
      memory: 1024,
      history: releasing(37, -2600),
      containers: [
        container('checkout-web', 'app'),
        container('checkout-web', 'shipper', { essential: false, memory: 32 }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2590,
        slots: 2,
        pause: () => 12,
        life: (n, slot) => ({
          end: exited(between(`checkout${n}/${slot}`, 3, 5), {
            app: 1,
            shipper: n % 4 === 0 ? [137, 'OutOfMemoryError: Container killed due to memory usage'] : 137,
          }),
          logs: {
            app: [
              [
                2,
                "node:internal/url:797\n    this.#updateContext(bindingUrl.parse(input, base));\n\nTypeError: Invalid URL\n    at new URL (node:internal/url:797:36)\n    at Object.<anonymous> (/app/dist/config.js:12:18) {\n  code: 'ERR_INVALID_URL',\n  input: 'api.internal'\n}",
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'alembic-two-heads',
    story:
      'Two branches each added a migration; the entry point runs "alembic upgrade head" before the server. The containers end after six seconds with 255, which some read as a broken agent.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['Multiple head revisions'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'bookings',
      desired: 2,
      graceSeconds: 60,
      history: releasing(140, -2700),
      balancer: { kind: 'app', container: 'app', port: 8000 },
      containers: [container('bookings', 'app', port(8000))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2690,
        slots: 2,
        pause: () => 11,
        life: (n) => ({
          end: exited(between(`alembic${n}`, 5, 7), { app: 255 }),
          logs: {
            app: [
              [2.1, 'INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.'],
              [2.2, 'INFO  [alembic.runtime.migration] Will assume transactional DDL.'],
              [
                3.9,
                "ERROR [alembic.util.messaging] Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads",
              ],
              [
                4,
                "FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads",
              ],
            ],
          },
        }),
      }),
    ],
  }),
];
