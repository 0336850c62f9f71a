import { describe, expect, it } from 'vitest';
import { readWaitLine } from '../../../src/model/vocabulary/wait-lines.ts';

/** How scripts and clients say that they wait for another service. */
const SAID: readonly (readonly [program: string, means: string, text: string])[] = [
  ['docker-compose-wait', 'connection-timeout', '[INFO  wait] Checking availability of host [mysql:3306]'],
  ['docker-compose-wait', 'connection-timeout', '[INFO  wait] Host [mysql:3306] not yet available...'],
  ['pg_isready', 'connection-timeout', 'db:5432 - no response'],
  ['pg_isready', 'connection-timeout', 'postgres:5432 - rejecting connections'],
  ['mysqladmin loop', 'connection-timeout', 'mysqld is not ready yet, retrying in 2s (attempt 4/30)'],
  ['Django wait_for_db', 'connection-timeout', 'Database unavailable, waiting 1 second...'],
  ['cp-kafka entrypoint', 'connection-timeout', '===> Check if Zookeeper is healthy ...'],
  [
    'ZooKeeper client',
    'connection-timeout',
    '[2024-02-25 19:30:31,702] INFO Socket error occurred: zookeeper/172.18.0.2:2181: Connectio',
  ],
  ['ioredis', 'connection-timeout', '[ioredis] Reconnecting in 200 ms (attempt 4)'],
  [
    'RabbitMQ',
    'connection-timeout',
    '2024-03-22 10:04:40.002118+00:00 [info] <0.230.0> Waiting for Mnesia tables',
  ],
  ['Elasticsearch', 'connection-timeout', 'WARN master not discovered yet, this node has not previously'],
  ['Patroni', 'connection-timeout', '2024-07-12 05:11:22,118 INFO: waiting for leader to bootstrap'],
  ['Go app', 'connection-timeout', 'WARN database not ready, retrying dial tcp 10.96.14.7:5432:'],
  ['MinIO distributed', 'connection-timeout', 'Waiting for a minimum of 2 disks to come online (elapsed 14s'],
  ['entrypoint', 'connection-timeout', 'Waiting for postgres...'],
  [
    'entrypoint (curl)',
    'connection-timeout',
    "curl: (7) Failed to connect to minio port 9000 after 1 ms: Couldn't connect to server; retrying",
  ],
  ['wait-on', 'connection-timeout', 'waiting for 2 resources: tcp:postgres:5432, http-get://auth:'],
  ['k8s-wait-for', 'connection-timeout', '[2024-05-05 05:05:05] Waiting for pod -lapp=postgres...'],
  [
    'Django management command',
    'connection-timeout',
    'Waiting for database... attempt 4 of 20: could not connect t',
  ],
  ['Django', 'connection-timeout', 'Database not available yet: OperationalError(2003). Sleeping'],
  [
    'Airflow entrypoint',
    'connection-timeout',
    '[2024-05-05T05:05:05+0000] Waiting for host: postgres 5432 (',
  ],
  ['Airflow', 'migration', 'check_migrations: INFO - Waiting for migrations... 12 second'],
  [
    'Python pika app',
    'connection-timeout',
    '2024-05-05 05:05:05 WARNING mq Connection to rabbitmq:5672 failed, reconnecting in 5 secon',
  ],
  [
    'Kombu',
    'connection-timeout',
    '[2024-07-01 06:00:02,114: WARNING/MainProcess] broker connection not ready',
  ],
  [
    'Faust',
    'connection-timeout',
    '[2024-06-01 12:00:05,118] [1] [WARNING] Topic orders is not available during auto-create initialization, waiting',
  ],
  ['Express app', 'connection-timeout', 'MongoDB connection unsuccessful, retry after 5 seconds.'],
  ['Express app (pino)', 'connection-timeout', 'WARN postgres not reachable, retry 6/20 in 3000ms'],
  [
    'BullMQ/ioredis app',
    'connection-timeout',
    '[queue] redis connection lost, waiting for redis to become r',
  ],
  [
    'Temporal (TypeScript worker)',
    'connection-timeout',
    'Temporal server not ready yet, retrying connection in 5s',
  ],
  ['Apollo gateway', 'connection-timeout', 'Waiting for subgraphs to come up: users (ECONNREFUSED), orde'],
  [
    'GraphQL federation (Node)',
    'connection-timeout',
    '[gateway] subgraph reviews unavailable, polling every 3s unt',
  ],
  [
    'Go app (slog)',
    'connection-timeout',
    'time=2025-01-16T09:05:44.002Z level=WARN msg="waiting for postgres" attempt',
  ],
  [
    'Go app (logrus)',
    'connection-timeout',
    'time="2024-02-19T10:41:01Z" level=warning msg="Kafka brokers not available yet, sleeping 5',
  ],
  ['NATS (Go)', 'connection-timeout', 'WARN nats: no servers available for connection, retrying (wa'],
  [
    'Rust app',
    'connection-timeout',
    '2024-06-02T02:10:41.114820Z  WARN worker: nats unreachable, next attempt in',
  ],
  [
    'Spring Retry',
    'connection-timeout',
    '2024-05-21T07:03:10.118Z  WARN 1 --- [main] c.a.boot.DatabaseStartupValidator : Database has not started up yet - retrying in 1 se',
  ],
  [
    'Spring Cloud Gateway app',
    'connection-timeout',
    "Waiting for discovery: service 'orders' has no instances yet",
  ],
  [
    'Kafka client (Java)',
    'connection-timeout',
    '[AdminClient clientId=adminclient-1] Node -1 disconnected. Waiting for broker metadata',
  ],
  [
    'Quarkus (Reactive messaging)',
    'connection-timeout',
    'WARN  [io.sma.rea.mes.rabbitmq] (vert.x-eventloop-thread-0) SRMSG17006: Unable to connect to the broker, retry',
  ],
  ['Micronaut/Consul', 'connection-timeout', 'Consul not reachable at http://consul:8500, retrying registr'],
  ['EF Core retry', 'connection-timeout', 'warn: Api.Data.DbInitializer[0]\tDatabase is not ready, retry'],
  [
    'Orleans',
    'connection-timeout',
    'info: Orleans.Runtime.MembershipService.MembershipAgent[0]\tWaiting for membership table to',
  ],
  ['Rails entrypoint', 'connection-timeout', '== Waiting for database web-db:5432 (attempt 8) =='],
  [
    'Sidekiq',
    'connection-timeout',
    '2024-11-04T08:15:20.331Z pid=1 tid=4gx WARN: Redis not ready (Connection refused - redis:6379), sleeping 1 sec',
  ],
  ['Laravel entrypoint', 'connection-timeout', '⏳ Waiting for MySQL (mysql:3306)…'],
  ['Symfony Docker entrypoint', 'connection-timeout', 'Waiting for database to be ready...'],
  ['Doctrine entrypoint', 'connection-timeout', 'The database is not up or not reachable yet, 12 tries left'],
  ['Phoenix entrypoint', 'connection-timeout', 'Database is unavailable - sleeping 2'],
  ['Ecto', 'connection-timeout', '10:02:11.118 [warning] Repo not ready, retrying migration in'],
  [
    'Vault agent sidecar (app)',
    'connection-timeout',
    'secrets file /vault/secrets/config not present yet, waiting',
  ],
  ['cert watcher', 'connection-timeout', 'Certificate /certs/tls.crt not found yet, waiting for cert-m'],
  ['leader election app', 'data-locked', 'I am not the leader, standing by (current leader: web-6f7d-0'],
  ['lock wait app', 'data-locked', 'Another instance holds the migration lock; waiting for it to'],
  ['Solid Queue', 'connection-timeout', 'waiting for table solid_queue_processes to exist'],
];

describe('the wait lines', () => {
  it.each(SAID)('of %s mean %s: %s', (_program, means, text) => {
    expect(readWaitLine(text)).toBe(means);
  });
});
