import { describe, expect, it } from 'vitest';
import { readWaitLine } from '../../../src/model/vocabulary/wait-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What applications and their start scripts have been seen to write while they wait. */
const WRITTEN: readonly (readonly [kind: string, text: string])[] = [
  ['migration', 'INFO 01/01/26 10:00: liquibase.lockservice: Waiting for changelog lock....'],
  ['migration', 'Could not acquire change log lock. Currently locked by 10.0.1.7 since 1/1/26, 10:00 AM'],
  ['migration', 'INFO waiting for migration lock'],
  ['migration', 'waiting on the advisory lock of another instance'],
  ['migration', 'Could not acquire the migration lock, retrying'],
  ['connection-timeout', 'Waiting for database...'],
  ['connection-timeout', 'Waiting for PostgreSQL to become available...'],
  ['connection-timeout', 'waiting for mysql:3306'],
  ['connection-timeout', 'wait-for-it.sh: waiting 15 seconds for db:5432'],
  ['connection-timeout', 'wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432'],
  ['connection-timeout', '2026/01/01 10:00:00 Waiting for: tcp://redis:6379'],
  [
    'connection-timeout',
    'wait-for-it.sh: waiting for vpc-x.us-east-1.es.amazonaws.com:9200 without a timeout',
  ],
  ['connection-timeout', 'Waiting for http://config-server:8888/health to be ready'],
  ['connection-timeout', 'Waiting for eureka to become available'],
  ['connection-timeout', '[INFO] waiting for the Kafka broker at kafka:9092'],
  ['connection-timeout', 'Waiting until the database is ready'],
  ['connection-timeout', 'Postgres is unavailable - sleeping'],
  ['connection-timeout', 'MySQL is unavailable - waiting'],
  ['connection-timeout', '[mongo] looking for a primary (attempt 2/10)'],
  ['connection-timeout', '[mongo] attempt 1/10 failed: no server'],
];

describe('the lines of an application that waits', () => {
  it.each(WRITTEN)('mean %s: %s', (kind, text) => {
    expect(readWaitLine(text)).toBe(kind);
  });

  it.each([
    'Waiting on 0.0.0.0:8080',
    'waiting for connections',
    'wait-for-it.sh: db:5432 is available after 3 seconds',
    'Waiting for database... done',
    'waiting for redis: ok',
    'INFO: app.db connected on attempt 7/7 after 144.8s',
    'connecting to db, attempt 3 of 5 succeeded',
    'INFO:     Waiting for application startup.',
    'INFO:     Waiting for application shutdown.',
    'Commencing graceful shutdown. Waiting for active requests to complete',
    'worker: waiting for jobs',
    'connected, waiting for blocks',
    'Connected to the database',
    'waiting for the feedback of users',
    '',
  ])('do not include: %s', (text) => {
    expect(readWaitLine(text)).toBeUndefined();
  });

  it.each(adversarial)('are looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => readWaitLine(text)).not.toThrow();
  });

  it('are looked for to the end in a megabyte of beginnings', () => {
    expect(readWaitLine('waiting for '.repeat(83_000))).toBeUndefined();
  });
});
