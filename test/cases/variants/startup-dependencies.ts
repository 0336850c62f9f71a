import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { exited, targetFailed } from './account/end.ts';
import { container, firstRelease, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const REFUSED = {
  State: 'unhealthy',
  Reason: 'Target.FailedHealthChecks',
  Description: 'Health checks failed',
} as const;

/** Incidents in which the application ends while it starts, for want of something it depends on. */
export const STARTUP_DEPENDENCIES = [
  build({
    id: 'prisma-p1001',
    story:
      'The database admits the old security group only; "prisma migrate deploy" gives up after some seconds and npm turns that into exit 1.',
    verdict: ['cycling', 'failed'],
    category: 'startup',
    mention: ['P1001', "Can't reach database server"],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'acme-dev',
      name: 'api',
      desired: 1,
      history: firstRelease(-3400),
      balancer: { kind: 'app', container: 'app', port: 3000 },
      containers: [container('api', 'app', port(3000))],
    },
    tasks: cycle({
      from: -3390,
      slots: 1,
      pause: () => 12,
      life: (n) => ({
        end: exited(between(`prisma${n}`, 9, 13), { app: 1 }),
        logs: {
          app: [
            [1.5, '> api@1.9.0 start\n> prisma migrate deploy && node dist/main.js'],
            [2.6, 'Prisma schema loaded from prisma/schema.prisma'],
            [
              2.7,
              'Datasource "db": PostgreSQL database "app", schema "public" at "acme-dev.c9k2xq7yt1bz.us-east-1.rds.amazonaws.com:5432"',
            ],
            [
              8,
              "Error: P1001: Can't reach database server at `acme-dev.c9k2xq7yt1bz.us-east-1.rds.amazonaws.com:5432`\n\nPlease make sure your database server is running at `acme-dev.c9k2xq7yt1bz.us-east-1.rds.amazonaws.com:5432`.",
            ],
            [8.4, 'npm ERR! Lifecycle script `start` failed with error:\nnpm ERR! Error: command failed'],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'redis-noauth',
    story:
      'The cache was rebuilt with a password. The worker had run for weeks; each new one ends after a few tries. There is no deployment to blame.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['NOAUTH'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'mail-worker',
      desired: 2,
      history: settled(52, -1_900_000),
      containers: [container('mail-worker', 'worker')],
    },
    tasks: cycle({
      from: -4100,
      slots: 2,
      pause: () => 13,
      life: (n, slot) => ({
        end: exited(between(`noauth${n}/${slot}`, 21, 26), { worker: 1 }),
        logs: {
          worker: [
            [
              4,
              'INFO: Booting Sidekiq 7.2.4 with Sidekiq::Config options {:url=>"redis://cache.internal:6379"}',
            ],
            [5, 'WARN: Error fetching job: NOAUTH Authentication required.'],
            [
              19,
              "NOAUTH Authentication required. (RedisClient::AuthenticationError)\n/usr/local/bundle/gems/redis-client-0.22.1/lib/redis_client/connection_mixin.rb:35:in `call'",
            ],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'rust-unknown-issuer',
    story:
      'The certificate authority of the database was rotated, the image has the old bundle. The program prints one line that has no word like "fatal" in it and ends with 1.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['UnknownIssuer', 'certificate'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'pricing-rs',
      desired: 2,
      history: settled(12, -3_000_000),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('pricing-rs', 'app', port(8080))],
    },
    tasks: cycle({
      from: -4400,
      slots: 2,
      pause: () => 10,
      life: (n, slot) => ({
        end: exited(between(`rust${n}/${slot}`, 1.5, 3), { app: 1 }),
        logs: {
          app: [
            [
              0.2,
              '{"timestamp":"","level":"INFO","fields":{"message":"pricing 3.1.0 starting"},"target":"pricing"}',
            ],
            [
              1,
              'Error: error communicating with database: invalid peer certificate: UnknownIssuer\n\nCaused by:\n    invalid peer certificate: UnknownIssuer',
            ],
          ],
        },
      }),
    }),
  }),
  build({
    id: 'kafka-iam-denied',
    story:
      'The task role of the consumer has no permission on the topic of the new cluster. The client retries for two minutes and the process ends with 1, long after it said that it had started.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['Access denied', 'TopicAuthorizationException', 'SaslAuthenticationException'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'streams',
      name: 'enricher',
      desired: 3,
      memory: 2048,
      history: releasing(7, -5000),
      containers: [container('enricher', 'app')],
    },
    tasks: [
      ...cycle({
        from: -4990,
        slots: 3,
        pause: () => 14,
        life: (n, slot) => ({
          end: exited(between(`kafka${n}/${slot}`, 118, 135), { app: 1 }),
          logs: {
            app: [
              [
                7,
                'INFO [main] c.a.enricher.EnricherApplication : Started EnricherApplication in 6.312 seconds (process running for 7.01)',
              ],
              [
                9,
                'WARN [enricher-0-C-1] o.a.kafka.clients.NetworkClient : [Consumer clientId=enricher-0, groupId=enricher] Bootstrap broker b-1.events.k3x9.c4.kafka.us-east-1.amazonaws.com:9098 (id: -1 rack: null) disconnected',
              ],
              [
                116,
                'ERROR [enricher-0-C-1] o.s.k.l.KafkaMessageListenerContainer : Fatal consumer exception; stopping container\norg.apache.kafka.common.errors.SaslAuthenticationException: [e2c9c1de-4c0a-4b0c-9c1e-0f4f8f1f1f11]: Access denied',
              ],
              [117, 'INFO [main] o.s.k.l.KafkaMessageListenerContainer : enricher: Consumer stopped'],
            ],
          },
        }),
      }),
      ...tasksAt(-863_900, 3, { deployment: 1 }),
    ],
  }),
  build({
    id: 'dns-enotfound-behind-elb',
    story:
      'The name of the new database was misspelt. The server retries for ever before it listens, so no task ever ends by itself: the load balancer has each of them killed, and every reason, event and exit code speaks of that.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['ENOTFOUND'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'orders',
      desired: 2,
      graceSeconds: 60,
      history: releasing(88, -3900),
      balancer: { kind: 'app', container: 'app', port: 3000 },
      containers: [container('orders', 'app', port(3000))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1, logs: { app: [[2, 'orders listening on port 3000']] } }),
      ...cycle({
        from: -3890,
        slots: 2,
        pause: () => 15,
        life: (n, slot) => ({
          target: REFUSED,
          end: targetFailed(between(`orders${n}/${slot}`, 78, 96), 'Health checks failed', { app: 143 }),
          logs: {
            app: [5, 15, 25, 35, 45, 55, 65, 75].map((after) => [
              after,
              'Error: getaddrinfo ENOTFOUND orders-db.cluster-c9k2xq7yt1bz.us-east-1.rds.amazonaws.com, retrying in 10s',
            ]),
          },
        }),
      }),
    ],
  }),
];
