import { describe, expect, it } from 'vitest';
import { isShutdownLine, isSpecific, readErrorLine } from '../../../src/model/vocabulary/error-lines.ts';
import { adversarial } from '../../support/adversarial.ts';

/** What applications have been seen to write, and what it means. */
const WRITTEN: readonly (readonly [kind: string, text: string])[] = [
  ['connection-refused', 'Error: connect ECONNREFUSED 10.0.1.5:5432'],
  [
    'connection-timeout',
    'psycopg2.OperationalError: connection to server at "db" (10.0.0.5), port 5432 failed: timeout expired',
  ],
  ['database-login', 'FATAL:  password authentication failed for user "app"'],
  ['database-missing', 'FATAL:  database "app" does not exist'],
  ['name-resolution', 'Error: getaddrinfo ENOTFOUND db.internal'],
  ['tls', 'x509: certificate signed by unknown authority'],
  ['configuration', "KeyError: 'DATABASE_URL'"],
  ['uncaught', "KeyError: 'user_id'"],
  ['configuration', 'DATABASE_URL is not set'],
  ['module-missing', "ModuleNotFoundError: No module named 'app.main'"],
  ['syntax', "SyntaxError: Unexpected token '}'"],
  ['module-missing', 'SQLSTATE[]: could not find driver (Connection: mysql)'],
  ['module-missing', 'ERROR:    Error loading ASGI app. Could not import module "main".'],
  ['port-in-use', 'Error: listen EADDRINUSE: address already in use :::3000'],
  ['permission', 'Error: listen EACCES: permission denied 0.0.0.0:80'],
  ['file-missing', 'Error: Unable to access jarfile app.jar'],
  ['command-missing', '/bin/sh: 1: alembic: not found'],
  ['architecture', 'exec /usr/local/bin/docker-entrypoint.sh: exec format error'],
  ['migration', "alembic.util.exc.CommandError: Can't locate revision identified by '1a2b3c'"],
  ['framework', 'APPLICATION FAILED TO START'],
  ['framework', '[Nest] 1 - ERROR [TypeOrmModule] Unable to connect to the database. Retrying (1)...'],
  ['framework', 'ERROR:    Application startup failed. Exiting.'],
  ['task-role', 'botocore.exceptions.NoCredentialsError: Unable to locate credentials'],
  ['processor-feature', 'Illegal instruction (core dumped)'],
  ['kernel-limit', "Error: EMFILE: too many open files, watch '/app'"],
  ['kernel-limit', 'accept tcp [::]:8080: accept4: too many open files'],
  ['disk-full', 'OSError: [Errno 28] No space left on device'],
  ['proxy-configuration', 'nginx: [emerg] unknown directive "proxypass" in /etc/nginx/conf.d/default.conf:3'],
  ['uncaught', 'panic: runtime error: invalid memory address or nil pointer dereference'],
  [
    'host-header',
    "Invalid HTTP_HOST header: '10.0.1.7:8000'. You may need to add '10.0.1.7' to ALLOWED_HOSTS.",
  ],
];

describe('the error lines of applications', () => {
  it.each(WRITTEN)('mean %s: %s', (kind, text) => {
    expect(readErrorLine(text)).toBe(kind);
  });

  it.each([
    'INFO retrying: connect ECONNREFUSED 10.0.1.5:5432',
    '[INFO] 2026-01-01 connection refused, will retry',
    '2026-01-01 00:00:00,123 DEBUG password authentication failed, next password',
    '{"level":"info","msg":"connect ECONNREFUSED, will retry"}',
    '{"level":30,"msg":"connect ECONNREFUSED, will retry"}',
  ])('do not count below a warning: %s', (text) => {
    expect(readErrorLine(text)).toBeUndefined();
  });

  it.each(['10.0.0.7 - - "GET /health HTTP/1.1" 200 OK', 'Fetched 3 errors reports', 'loading model', ''])(
    'are not seen in %s',
    (text) => {
      expect(readErrorLine(text)).toBeUndefined();
    },
  );

  it('say only that something failed where they are of a framework or an uncaught error', () => {
    expect(isSpecific('uncaught')).toBe(false);
    expect(isSpecific('framework')).toBe(false);
    expect(isSpecific('configuration')).toBe(true);
  });

  it.each(adversarial)('are read to the end where they are a megabyte of %s', (_, text) => {
    expect(() => readErrorLine(text)).not.toThrow();
  });
});

describe('the words with which applications end', () => {
  it.each([
    'INFO:     Shutting down',
    '[2026-01-01 00:00:00 +0000] [1] [INFO] Handling signal: term',
    'Received signal 15 SIGTERM',
    'Commencing graceful shutdown. Waiting for active requests to complete',
    'Shutting down: deregistering from the registry',
    'SIGTERM: no longer listening on :8080',
  ])('are the order to stop: %s', (text) => {
    expect(isShutdownLine(text)).toBe(true);
  });

  it.each([
    'INFO:     Application startup complete.',
    'Registered handler for SIGTERM',
    'registered SIGTERM',
    'trapping SIGTERM',
    'listening for SIGTERM',
  ])('are no part of an ordinary line: %s', (text) => {
    expect(isShutdownLine(text)).toBe(false);
  });

  it.each(adversarial)('are looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => isShutdownLine(text)).not.toThrow();
  });
});
