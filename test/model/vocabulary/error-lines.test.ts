import { describe, expect, it } from 'vitest';
import {
  isShutdownLine,
  isSpecific,
  isUpstreamComplaint,
  readErrorLine,
} from '../../../src/model/vocabulary/error-lines.ts';
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
  [
    'plaintext-to-tls',
    'java.lang.OutOfMemoryError: Java heap space\n\tat java.nio.ByteBuffer.allocate(ByteBuffer.java:363)\n\tat org.apache.kafka.common.network.NetworkReceive.readFrom(NetworkReceive.java:102)',
  ],
  [
    'plaintext-to-tls',
    'Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration (connecting to a SSL listener?)',
  ],
  [
    'module-missing',
    "Process terminated. Couldn't find a valid ICU package installed on the system. Please install libicu",
  ],
  ['uncaught', 'Process terminated. The connection pool is corrupt.'],
  ['uncaught', 'TypeError: debug is not a function'],
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
  ['framework', 'Refusing to start due to insecure SECRET_KEY'],
  [
    'uncaught',
    'ActiveSupport::MessageEncryptor::InvalidMessage: ActiveSupport::MessageEncryptor::InvalidMessage',
  ],
  ['framework', '[Nest] 1 - ERROR [TypeOrmModule] Unable to connect to the database. Retrying (1)...'],
  ['framework', 'ERROR:    Application startup failed. Exiting.'],
  ['task-role', 'botocore.exceptions.NoCredentialsError: Unable to locate credentials'],
  ['processor-feature', 'Illegal instruction (core dumped)'],
  ['port-in-use', 'A server is already running. Check /app/tmp/pids/server.pid.'],
  ['module-missing', '  Please make sure the PHP Redis extension is installed and enabled.  '],
  ['module-missing', 'ImportError: /usr/lib/libx.so: undefined symbol: _ZN3foo'],
  ['processor-feature', '<jemalloc>: Unsupported system page size'],
  ['data-locked', 'FATAL:  lock file "postmaster.pid" already exists'],
  ['data-locked', 'org.apache.lucene.store.LockObtainFailedException: Lock held by another program'],
  ['data-locked', 'failed to obtain node locks, tried [/usr/share/elasticsearch/data]'],
  ['kernel-limit', "Error: EMFILE: too many open files, watch '/app'"],
  ['kernel-limit', 'accept tcp [::]:8080: accept4: too many open files'],
  ['disk-full', 'OSError: [Errno 28] No space left on device'],
  ['proxy-configuration', 'nginx: [emerg] unknown directive "proxypass" in /etc/nginx/conf.d/default.conf:3'],
  ['uncaught', 'panic: runtime error: invalid memory address or nil pointer dereference'],
  [
    'host-header',
    "Invalid HTTP_HOST header: '10.0.1.7:8000'. You may need to add '10.0.1.7' to ALLOWED_HOSTS.",
  ],
  [
    'connection-refused',
    "(2002, \"Can't connect to local MySQL server through socket '/run/mysqld/mysqld.sock' (2)\")",
  ],
  ['connection-refused', 'kafka.errors.NoBrokersAvailable: NoBrokersAvailable'],
  [
    'connection-refused',
    '[AdminClient clientId=adminclient-1] Connection to node -1 (kafka/10.0.0.5:9092) could not be established. Node may not be available.',
  ],
  ['connection-refused', 'pika.exceptions.AMQPConnectionError'],
  [
    'connection-refused',
    "pika.exceptions.ConnectionClosedByBroker: (320) 'CONNECTION_FORCED - broker forced connection closure'",
  ],
  [
    'database-login',
    "pika.exceptions.ProbableAuthenticationError: ConnectionClosedByBroker: (403) 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN.'",
  ],
  ['database-login', 'MongoServerError: Authentication failed.'],
  ['database-login', 'ORA-01017: invalid username/password; logon denied'],
  ['database-login', 'WRONGPASS invalid username-password pair or user is disabled.'],
  ['connection-timeout', 'MongoServerSelectionError: Server selection timed out after 30000 ms'],
  ['connection-timeout', 'pymongo.errors.ServerSelectionTimeoutError: mongo:27017: timed out, Timeout: 30s'],
  [
    'connection-timeout',
    'org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: describeTopics',
  ],
  ['connection-timeout', "cassandra.cluster.NoHostAvailable: ('Unable to connect to any servers')"],
  ['connection-timeout', 'java.net.NoRouteToHostException: No route to host'],
  ['connection-timeout', 'Error: connect EHOSTUNREACH 10.0.1.5:5432'],
  ['connection-timeout', 'dial tcp 10.0.1.5:5432: connect: network is unreachable'],
  ['connection-timeout', '%3|1700000000.123|ERROR|rdkafka#producer-1| 1/1 brokers are down'],
  ['connection-timeout', 'KafkaJSNumberOfRetriesExceeded: Connection error'],
  ['connection-timeout', 'Knex: Timeout acquiring a connection. The pool is probably full.'],
  [
    'shut-out',
    "Host '10.0.1.7' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
  ],
  ['shut-out', "(pymysql.err.OperationalError) (1040, 'Too many connections')"],
  ['shut-out', 'FATAL:  remaining connection slots are reserved for non-replication superuser connections'],
  ['shut-out', 'FATAL:  sorry, too many clients already'],
  ['tls', 'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'],
  ['tls', 'Error: certificate has expired'],
  ['tls', 'Error: unable to verify the first certificate'],
  ['tls', 'javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure'],
  ['module-missing', 'libpq.so.5: cannot open shared object file: No such file or directory'],
  [
    'module-missing',
    "/app/server: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /app/server)",
  ],
  [
    'module-missing',
    "/usr/lib/libstdc++.so.6: version `GLIBCXX_3.4.29' not found (required by ./addon.node)",
  ],
  ['module-missing', 'Error: Could not find or load main class com.example.Main'],
  ['module-missing', 'no main manifest attribute, in app.jar'],
  ['module-missing', 'Could not locate Gemfile'],
  ['module-missing', 'Could not find rack-3.0.8 in locally installed gems (Bundler::GemNotFound)'],
  [
    'migration',
    'Error: P1002: Context: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)).',
  ],
  ['migration', 'ERROR:  canceling statement due to lock timeout'],
  [
    'kernel-limit',
    'bootstrap check failure [1] of [1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]',
  ],
  [
    'kernel-limit',
    '[1] bootstrap checks failed. You must address the points described in the following [1] lines before starting.',
  ],
  [
    'kernel-limit',
    'max file descriptors [4096] for elasticsearch process is too low, increase to at least [65535]',
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
    'caller=fetcher.go:623 level=info msg="lookup store.internal: no such host, will retry"',
    '10-listen-on-ipv6-by-default.sh: info: can not modify /etc/nginx/conf.d/default.conf (read-only file system?)',
    '[entrypoint] info: /app/plugins: No such file or directory',
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

describe('the complaints of a proxy about what it forwards to', () => {
  const COMPLAINTS = [
    '2026/01/01 10:00:00 [error] 7#7: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.7',
    'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
    'no healthy upstream',
    '10.0.0.7 - - [01/Jan/2026:10:00:00 +0000] "GET /health HTTP/1.1" 502 157 "-" "ELB-HealthChecker/2.0"',
    '10.0.0.7 - - [01/Jan/2026:10:00:00 +0000] "GET /health HTTP/1.1" 504 167 "-" "ELB-HealthChecker/2.0" "-"',
  ];

  it.each(COMPLAINTS)('are known, and are no error of its own: %s', (text) => {
    expect(isUpstreamComplaint(text)).toBe(true);
    expect(readErrorLine(text)).toBeUndefined();
  });

  it.each([
    'Error: connect ECONNREFUSED 10.0.1.5:5432',
    '10.0.0.7 - - [01/Jan/2026:10:00:00 +0000] "GET /health HTTP/1.1" 200 2 "-" "ELB-HealthChecker/2.0"',
    '10.0.0.7 - - [01/Jan/2026:10:00:00 +0000] "GET /health HTTP/1.1" 500 21 "-" "ELB-HealthChecker/2.0"',
    '10.0.0.7 - - [01/Jan/2026:10:00:00 +0000] "GET /items HTTP/1.1" 502 157 "-" "Mozilla/5.0"',
    '',
  ])('do not include: %s', (text) => {
    expect(isUpstreamComplaint(text)).toBe(false);
  });

  it.each(adversarial)('are looked for to the end in a megabyte of %s', (_, text) => {
    expect(() => isUpstreamComplaint(text)).not.toThrow();
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
