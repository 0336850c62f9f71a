import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { targetFailed } from './account/end.ts';
import { container, firstRelease, port, releasing } from './account/service-spec.ts';
import { build } from './build.ts';

function codes(code: number) {
  return {
    State: 'unhealthy',
    Reason: 'Target.ResponseCodeMismatch',
    Description: `Health checks failed with these codes: [${code}]`,
  } as const;
}

/** Incidents in which the application answers the load balancer with the wrong thing. */
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
    id: 'keycloak-root-redirects',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'Since version 26 Keycloak answers / with a redirect to its administration; the target group still asks for / and accepts 200 only.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'load-balancer',
    mention: ['[302]', '302'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'identity',
      name: 'sso',
      desired: 2,
      cpu: 1024,
      memory: 2048,
      graceSeconds: 120,
      strategy: 'BLUE_GREEN',
      history: releasing(26, -4100),
      balancer: { kind: 'app', container: 'app', port: 8080, group: { HealthCheckPath: '/' } },
      containers: [container('sso', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -4090,
        slots: 2,
        pause: () => 14,
        life: (n, slot) => ({
          target: codes(302),
          end: targetFailed(between(`sso${n}/${slot}`, 128, 150), codes(302).Description, { app: 143 }),
          logs: {
            app: [
              [
                17,
                'INFO  [io.quarkus] (main) Keycloak 26.0.0 on JVM (powered by Quarkus 3.15.1) started in 15.112s. Listening on: http://0.0.0.0:8080',
              ],
            ],
          },
        }),
      }),
    ],
  }),
];
