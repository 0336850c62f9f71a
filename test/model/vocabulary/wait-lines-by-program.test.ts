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
];

describe('the wait lines', () => {
  it.each(SAID)('of %s mean %s: %s', (_program, means, text) => {
    expect(readWaitLine(text)).toBe(means);
  });
});
