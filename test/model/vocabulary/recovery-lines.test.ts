import { describe, expect, it } from 'vitest';
import { canBeAbout, isRecoveryLine } from '../../../src/model/vocabulary/recovery-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

describe('the lines of an application that got through at last', () => {
  it.each([
    'INFO:     app.db connected on attempt 6/7 after 12.4s',
    'PostgreSQL is up - continuing...',
    'Database is up.',
    '{"level":"info","msg":"database connected"}',
    'level=info msg="[sarama] Connected to broker at b-1.events.kafka.internal:9092 (unregistered)"',
    '[INF] Connected to RabbitMQ after 4 attempts',
    '[INFO/MainProcess] Connected to redis://cost-redis.internal:6379/0',
    'Successfully connected to Redis',
    'Redis client reconnected',
    'wait-for-it.sh: db:5432 is available after 3 seconds',
    'HikariPool-1 - Added connection org.postgresql.jdbc.PgConnection@5c1bd44c',
    'connection to db.internal:5432 established',
    'retry 3 of 5 succeeded',
  ])('include: %s', (text) => {
    expect(isRecoveryLine(text)).toBe(true);
  });

  it.each([
    'main.cvd database is up to date (version: 62, sigs: 6647427)',
    'Waiting for PostgreSQL to become available...',
    'could not connect to server: Connection refused',
    'Connection to node -1 (localhost/127.0.0.1:9092) could not be established. Node may not be available.',
    'Node -1 disconnected.',
    'Postgres is unavailable - sleeping',
    'retrying until connected to redis',
    'not connected to kafka',
    'listening on port 8080',
  ])('do not include: %s', (text) => {
    expect(isRecoveryLine(text)).toBe(false);
  });

  it('are about an error that speaks of the same sort of thing, or of the same host', () => {
    const refused = 'could not connect to server "db.internal" (10.0.17.41), port 5432: Connection refused';
    expect(canBeAbout('PostgreSQL is up - continuing...', refused)).toBe(true);
    expect(canBeAbout('connected to db.internal', refused)).toBe(true);
    expect(canBeAbout('connection established', refused)).toBe(true);
    expect(canBeAbout('Connected to redis://cache.internal:6379', refused)).toBe(false);
    expect(canBeAbout('connected to :storefront@10.0.1.7', refused)).toBe(false);
  });

  it.each(adversarial)('are looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => [isRecoveryLine(text), canBeAbout(text, text)]).not.toThrow();
  });
});
