import { between } from './account/chance.ts';
import { cycle } from './account/cycle.ts';
import { targetFailed, unhealthy } from './account/end.ts';
import { container, firstRelease, port, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const FAILING = { health: { app: 'UNHEALTHY' } } as const;

/** Incidents in which the container check is too fast or too strict. */
export const HEALTH_CHECK_PACE = [
  build({
    id: 'probe-one-retry-under-load',
    innocent: ['startPeriod'],
    story:
      'The check may take 2 s and fail once; at every peak some task answers in 3 s and is replaced although it works. npm swallows SIGTERM, so each of them ends with 137, which reads as memory.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'health-check',
    mention: ['retries', 'timeout', 'failed container health checks'],
    not: ['oom', 'startup', 'other'],
    service: {
      cluster: 'shop',
      name: 'basket-api',
      desired: 6,
      memory: 2048,
      history: settled(203, -260_000),
      balancer: { kind: 'app', container: 'app', port: 3000 },
      containers: [
        container('basket-api', 'app', {
          ...port(3000),
          command: ['npm', 'start'],
          healthCheck: {
            command: ['CMD-SHELL', 'curl -fs http://127.0.0.1:3000/ping || exit 1'],
            interval: 10,
            timeout: 2,
            retries: 1,
            startPeriod: 30,
          },
        }),
      ],
    },
    tasks: cycle({
      from: -9000,
      slots: 6,
      pause: () => -68,
      life: (n, slot) => ({
        end: unhealthy(between(`basket${n}/${slot}`, 800, 2900), { app: 137 }, { settled: true }),
        logs: {
          app: [
            [2.4, '{"level":"info","message":"basket-api listening on port 3000"}'],
            [300, '{"level":"info","message":"POST /basket/items 201 84ms"}'],
            [700, '{"level":"warn","message":"event loop delay 2841ms","path":"/basket/checkout"}'],
            [790, '{"level":"info","message":"POST /basket/checkout 200 3120ms"}'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'probe-slower-than-timeout',
    story:
      'The check of the Airflow scheduler imports the whole of Airflow; with half a CPU that takes 9 s and its timeout is 5 s. The scheduler works; a hasty reader finds a SIGTERM and exit 0 and thinks that it ended by itself.',
    misleading: true,
    verdict: ['cycling', 'failed', 'degraded'],
    category: 'health-check',
    mention: ['timeout', 'airflow jobs check', 'failed container health checks'],
    not: ['oom', 'load-balancer', 'other'],
    service: {
      cluster: 'data',
      name: 'airflow-scheduler',
      desired: 1,
      memory: 4096,
      history: firstRelease(-6600),
      containers: [
        container('airflow-scheduler', 'app', {
          image: 'apache/airflow:2.9.1',
          command: ['scheduler'],
          healthCheck: {
            command: ['CMD-SHELL', 'airflow jobs check --job-type SchedulerJob --hostname "$HOSTNAME"'],
            interval: 30,
            timeout: 5,
            retries: 3,
            startPeriod: 60,
          },
        }),
      ],
    },
    tasks: cycle({
      from: -6590,
      slots: 1,
      pause: () => 16,
      life: (n) => ({
        ...FAILING,
        end: unhealthy(between(`airflow${n}`, 138, 164), { app: 0 }),
        logs: {
          app: [
            [11, '{scheduler_job_runner.py:790} INFO - Starting the scheduler'],
            [11.4, '{manager.py:170} INFO - Launched DagFileProcessorManager with pid: 34'],
            [70, '{scheduler_job_runner.py:350} INFO - 2 tasks up for execution'],
            [140, '{scheduler_job_runner.py:252} INFO - Exiting gracefully upon receiving signal 15'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'probe-jvm-two-minutes',
    story:
      'The shop needs two to three minutes to start on a quarter of a CPU; the check allows two. Hikari complains about clock leaps and the load balancer has its own failures, so both the database and the load balancer invite blame.',
    misleading: true,
    verdict: ['cycling', 'failed'],
    category: 'health-check',
    mention: ['startPeriod', 'start period', 'failed container health checks'],
    not: ['oom', 'other'],
    service: {
      cluster: 'prod',
      name: 'storefront-jvm',
      desired: 2,
      cpu: 256,
      memory: 2048,
      graceSeconds: 150,
      history: firstRelease(-6200),
      balancer: { kind: 'app', container: 'app', port: 8080, group: { HealthCheckPath: '/actuator/health' } },
      containers: [
        container('storefront-jvm', 'app', {
          ...port(8080),
          healthCheck: {
            command: ['CMD-SHELL', 'curl -fs http://127.0.0.1:8080/actuator/health || exit 1'],
            interval: 30,
            timeout: 5,
            retries: 3,
            startPeriod: 60,
          },
        }),
      ],
    },
    tasks: cycle({
      from: -6190,
      slots: 2,
      pause: () => 20,
      life: (n, slot) => ({
        ...FAILING,
        end:
          n === 5
            ? targetFailed(156, 'Health checks failed', { app: 143 })
            : unhealthy(between(`jvm${n}/${slot}`, 152, 164), { app: 143 }),
        logs: {
          app: [
            [6, ' :: Spring Boot ::                (v3.2.4)'],
            [
              31,
              'INFO 1 --- [main] o.s.d.r.c.RepositoryConfigurationDelegate : Bootstrapping Spring Data JPA repositories in DEFAULT mode.',
            ],
            [
              88,
              'WARN 1 --- [HikariPool-1 housekeeper] com.zaxxer.hikari.pool.HikariPool : HikariPool-1 - Thread starvation or clock leap detected (housekeeper delta=57s412ms).',
            ],
            [
              between(`ready${n}/${slot}`, 140, 190),
              `INFO 1 --- [main] c.e.shop.StorefrontApplication : Started StorefrontApplication in ${between(`ready${n}/${slot}`, 140, 190).toFixed(3)} seconds (process running for 161.2)`,
            ],
          ],
        },
      }),
    }),
  }),
];
