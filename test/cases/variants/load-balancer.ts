import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { targetFailed } from './account/end.ts';
import { container, firstRelease, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const TIMED_OUT = { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' } as const;
const REFUSED = {
  State: 'unhealthy',
  Reason: 'Target.FailedHealthChecks',
  Description: 'Health checks failed',
} as const;

function codes(code: number) {
  return {
    State: 'unhealthy',
    Reason: 'Target.ResponseCodeMismatch',
    Description: `Health checks failed with these codes: [${code}]`,
  } as const;
}

/** Incidents in which the application runs and the load balancer does not find it well. */
export const LOAD_BALANCER = [
  build({
    id: 'actuator-component-down',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The release added Redis to the health endpoint of Spring; that Redis is not reachable, so the endpoint says 503 although the shop sells. The connection errors in the log look like a failed start.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'load-balancer',
    mention: ['[503]', '503'],
    not: ['oom', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'shop',
      desired: 2,
      memory: 2048,
      graceSeconds: 90,
      history: releasing(112, -3600),
      balancer: { kind: 'app', container: 'app', port: 8080, group: { HealthCheckPath: '/actuator/health' } },
      containers: [container('shop', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3590,
        slots: 2,
        pause: () => 16,
        life: (n, slot) => ({
          target: codes(503),
          end: targetFailed(between(`actuator${n}/${slot}`, 100, 130), codes(503).Description, { app: 143 }),
          logs: {
            app: [
              [
                19,
                "INFO 1 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat started on port 8080 (http) with context path '/'",
              ],
              [
                19.3,
                'INFO 1 --- [main] com.acme.shop.ShopApplication : Started ShopApplication in 18.204 seconds (process running for 18.9)',
              ],
              [
                30,
                'WARN 1 --- [nio-8080-exec-2] o.s.b.a.redis.RedisHealthIndicator : Redis health check failed\n\norg.springframework.data.redis.RedisConnectionFailureException: Unable to connect to Redis',
              ],
              [
                60,
                'WARN 1 --- [nio-8080-exec-4] o.s.b.a.redis.RedisHealthIndicator : Redis health check failed\n\norg.springframework.data.redis.RedisConnectionFailureException: Unable to connect to Redis',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'api-has-no-root',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The target group asks for / and an API that has no such route answers 404; it does not log requests for the probe.',
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['[404]', '404'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'geo-api',
      desired: 1,
      history: firstRelease(-4700),
      balancer: { kind: 'app', container: 'app', port: 8080, group: { HealthCheckPath: '/' } },
      containers: [container('geo-api', 'app', port(8080))],
    },
    tasks: cycle({
      from: -4690,
      slots: 1,
      pause: () => 15,
      life: (n) => ({
        target: codes(404),
        end: targetFailed(between(`geo${n}`, 72, 90), codes(404).Description, { app: 2 }),
        logs: { app: [[0.4, '{"time":"","level":"INFO","msg":"geo-api listening","addr":":8080"}']] },
      }),
    }),
  }),
  build({
    id: 'probe-needs-a-login',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'A release put basic authentication before every route, also before the one that is probed. The breaker rolled it back and reported "tasks failed to start".',
    misleading: true,
    verdict: ['failed'],
    category: 'load-balancer',
    mention: ['[401]', '401'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'backoffice',
      desired: 2,
      breaker: true,
      history: [
        {
          at: -2600,
          revision: 15,
          outcome: 'rolled-back',
          finishedAt: -2000,
          failures: 3,
          reason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
        },
        { at: -864_000, revision: 14, outcome: 'completed', finishedAt: -863_700 },
      ],
      balancer: { kind: 'app', container: 'app', port: 4000 },
      containers: [container('backoffice', 'app', port(4000))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...[-2590, -2440, -2290].map((at, n) => ({
        key: `login/${n}`,
        at,
        target: codes(401),
        end: targetFailed(between(`login${n}`, 74, 88), codes(401).Description, { app: 0 }),
        logs: {
          app: [
            [3, '[info] Running BackofficeWeb.Endpoint with Bandit 1.5.2 at :::4000 (http)'],
            [31, '[info] GET /health'],
            [31.1, '[info] Sent 401 in 812µs'],
          ] as const,
        },
      })),
    ],
  }),
  build({
    id: 'https-group-http-app',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The target group speaks HTTPS to a Tomcat that speaks HTTP. Tomcat logs an IllegalArgumentException for every probe, which reads as a broken program.',
    misleading: true,
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['HTTPS', 'Health checks failed'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'claims',
      desired: 2,
      memory: 2048,
      graceSeconds: 60,
      history: firstRelease(-4900),
      balancer: {
        kind: 'app',
        container: 'app',
        port: 8080,
        group: { Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS' },
      },
      containers: [container('claims', 'app', port(8080))],
    },
    tasks: cycle({
      from: -4890,
      slots: 2,
      pause: () => 15,
      life: (n, slot) => ({
        target: REFUSED,
        end: targetFailed(between(`claims${n}/${slot}`, 78, 95), REFUSED.Description, { app: 143 }),
        logs: {
          app: [
            [
              9,
              "INFO 1 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat started on port(s): 8080 (http) with context path ''",
            ],
            [
              9.2,
              'INFO 1 --- [main] c.a.claims.ClaimsApplication : Started ClaimsApplication in 8.61 seconds (JVM running for 9.3)',
            ],
            [
              22,
              'INFO 1 --- [nio-8080-exec-1] o.apache.coyote.http11.Http11Processor : Error parsing HTTP request header\n Note: further occurrences of HTTP request parsing errors will be logged at DEBUG level.\n\njava.lang.IllegalArgumentException: Invalid character found in method name [0x160x030x010x00]. HTTP method names must be tokens',
            ],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'registered-with-wrong-port',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The service registers its tasks with port 80, the program listens on 3000. It says so in its log, and nothing else is wrong.',
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['3000', 'Health checks failed'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'preview',
      name: 'docs-site',
      desired: 1,
      history: firstRelease(-3800),
      balancer: { kind: 'app', container: 'app', port: 80, group: { HealthCheckPath: '/' } },
      containers: [container('docs-site', 'app', port(80))],
    },
    tasks: cycle({
      from: -3790,
      slots: 1,
      pause: () => 15,
      life: (n) => ({
        target: REFUSED,
        end: targetFailed(between(`docs${n}`, 70, 88), REFUSED.Description, { app: 143 }),
        logs: {
          app: [
            [1, '   ▲ Next.js 14.2.3'],
            [1.1, '   - Network:      http://0.0.0.0:3000'],
            [1.6, ' ✓ Ready in 402ms'],
          ],
        },
      }),
    }),
  }),
];

/** Further ones, in which time or the network is against them. */
export const LOAD_BALANCER_TIME = [
  build({
    id: 'task-group-shut-to-balancer',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'A new security group for the tasks admits nothing from the load balancer. The program is up after two seconds and sees no request at all; it ends with 137, because PID 1 is a shell.',
    misleading: true,
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['Request timed out', 'security group'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'loyalty',
      desired: 2,
      graceSeconds: 20,
      history: firstRelease(-4400),
      balancer: { kind: 'app', container: 'app', port: 8000 },
      containers: [
        container('loyalty', 'app', {
          ...port(8000),
          command: ['sh', '-c', 'uvicorn app:app --host 0.0.0.0'],
        }),
      ],
    },
    tasks: cycle({
      from: -4390,
      slots: 2,
      pause: () => 14,
      life: (n, slot) => ({
        target: TIMED_OUT,
        end: targetFailed(between(`loyalty${n}/${slot}`, 78, 95), 'Request timed out', { app: 137 }),
        logs: {
          app: [
            [1.7, 'INFO:     Application startup complete.'],
            [1.8, 'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'workers-blocked-not-starved',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'A supplier answers slowly; all sync workers of gunicorn wait for it, are timed out and killed by their master, which then wonders aloud whether memory ran out. It did not: each SIGKILL follows a WORKER TIMEOUT by a second. The probe times out and the tasks are replaced.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'load-balancer',
    mention: ['Request timed out', 'WORKER TIMEOUT'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'portal',
      desired: 3,
      memory: 2048,
      graceSeconds: 60,
      history: settled(54, -1_200_000),
      balancer: { kind: 'app', container: 'app', port: 8000 },
      containers: [container('portal', 'app', port(8000))],
    },
    tasks: cycle({
      from: -5600,
      slots: 3,
      pause: () => -60,
      life: (n, slot) => {
        const over = between(`portal${n}/${slot}`, 420, 900);
        return {
          end: targetFailed(over, 'Request timed out', { app: 0 }, { settled: true }),
          logs: {
            app: [
              [1, '[1] [INFO] Starting gunicorn 20.1.0'],
              [1.1, '[1] [INFO] Listening at: http://0.0.0.0:8000 (1)'],
              [1.2, '[8] [INFO] Booting worker with pid: 8'],
              ...[160, 130, 100, 70, 40].flatMap((before, index): [number, string][] => [
                [over - before, `[1] [CRITICAL] WORKER TIMEOUT (pid:${8 + index})`],
                [
                  over - before + 1,
                  `[1] [ERROR] Worker (pid:${8 + index}) was sent SIGKILL! Perhaps out of memory?`,
                ],
                [over - before + 1.1, `[${9 + index}] [INFO] Booting worker with pid: ${9 + index}`],
              ]),
              [over + 1, '[1] [INFO] Handling signal: term'],
            ],
          },
        };
      },
    }),
  }),
  build({
    id: 'jvm-200-s-grace-60',
    story:
      'The release needs 200 s where the last one needed 40; the grace period is 60 s. No task of the release lives long enough to say so, only the half-done start is in the log, without an error.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'load-balancer',
    mention: ['grace'],
    not: ['oom', 'other'],
    service: {
      cluster: 'prod',
      name: 'underwriting',
      desired: 2,
      cpu: 512,
      memory: 2048,
      graceSeconds: 60,
      history: releasing(23, -4200),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('underwriting', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, {
        deployment: 1,
        logs: {
          app: [
            [
              41,
              'INFO 1 --- [main] c.a.u.UnderwritingApplication : Started UnderwritingApplication in 40.12 seconds (process running for 41)',
            ],
          ],
        },
      }),
      ...cycle({
        from: -4190,
        slots: 2,
        pause: () => 16,
        life: (n, slot) => ({
          target: REFUSED,
          end: targetFailed(between(`under${n}/${slot}`, 76, 98), REFUSED.Description, { app: 143 }),
          logs: {
            app: [
              [5, ' :: Spring Boot ::                (v3.3.0)'],
              [34, 'INFO 1 --- [main] liquibase.changelog : Reading from public.databasechangelog'],
              [
                52,
                'INFO 1 --- [main] o.hibernate.jpa.internal.util.LogHelper : HHH000204: Processing PersistenceUnitInfo [name: default]',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'nginx-answers-before-app',
    story:
      'nginx is up at once and answers 502 while Rails boots for 70 s; there is no grace period, so most tasks die just before they are ready and a few become ready as they are being stopped. "Connection refused" in the log is nginx waiting for its neighbour.',
    misleading: true,
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['grace', '[502]'],
    not: ['oom', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'magazine',
      desired: 2,
      memory: 2048,
      history: firstRelease(-5400),
      balancer: { kind: 'app', container: 'nginx', port: 8080, group: { HealthCheckPath: '/up' } },
      containers: [container('magazine', 'nginx', port(8080)), container('magazine', 'rails')],
    },
    tasks: cycle({
      from: -5390,
      slots: 2,
      pause: () => 14,
      life: (n, slot) => ({
        target: codes(502),
        end: targetFailed(between(`nginx${n}/${slot}`, 66, 84), codes(502).Description, {
          nginx: 0,
          rails: 0,
        }),
        logs: {
          nginx: [
            [0.5, '/docker-entrypoint.sh: Configuration complete; ready for start up'],
            [
              28,
              '[error] 29#29: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.1.9, server: _, request: "GET /up HTTP/1.1", upstream: "http://127.0.0.1:3000/up", host: "10.0.1.77:8080"',
            ],
          ],
          rails: [
            [6, '=> Booting Puma'],
            [9, '=> Rails 7.1.3 application starting in production'],
            [between(`puma${n}/${slot}`, 66, 76), '* Listening on http://0.0.0.0:3000'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'nlb-flask-loopback',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'Flask was started without --host and listens on 127.0.0.1. The network load balancer has one word for every failure.',
    verdict: ['cycling', 'failed'],
    category: 'load-balancer',
    mention: ['127.0.0.1'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'lab',
      name: 'predictor',
      desired: 1,
      graceSeconds: 30,
      history: firstRelease(-3500),
      balancer: { kind: 'net', container: 'app', port: 5000 },
      containers: [container('predictor', 'app', { ...port(5000), command: ['flask', 'run'] })],
    },
    tasks: cycle({
      from: -3490,
      slots: 1,
      pause: () => 15,
      life: (n) => ({
        target: REFUSED,
        end: targetFailed(between(`flask${n}`, 78, 90), REFUSED.Description, { app: 143 }),
        logs: {
          app: [
            [1.2, " * Serving Flask app 'predictor'"],
            [1.3, ' * Running on http://127.0.0.1:5000'],
            [1.4, 'Press CTRL+C to quit'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'ec2-dynamic-ports-closed',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'The service moved from a fixed host port to dynamic ones; the security group of the instances still admits port 8080 only. The events name a different port each time.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'load-balancer',
    mention: ['Request timed out', 'security group'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'legacy',
      name: 'forum',
      desired: 2,
      launch: 'EC2',
      graceSeconds: 45,
      history: releasing(36, -3700),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('forum', 'app', {
          memory: 512,
          portMappings: [{ containerPort: 8080, hostPort: 0, protocol: 'tcp' }],
        }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3690,
        slots: 2,
        pause: () => 12,
        life: (n, slot) => ({
          target: TIMED_OUT,
          pullSeconds: 3,
          end: targetFailed(between(`forum${n}/${slot}`, 82, 99), 'Request timed out', { app: 0 }),
          logs: {
            app: [[4, '[notice] Apache/2.4.57 (Debian) PHP/8.2.18 configured -- resuming normal operations']],
          },
        }),
      }),
    ],
  }),
];
