import { describe, expect, it } from 'vitest';
import { readErrorLine } from '../../../src/model/vocabulary/error-lines.ts';

/** Why programs, each in its own words, do not start. */
const SAID: readonly (readonly [program: string, means: string, text: string])[] = [
  [
    'PostgreSQL image entrypoint',
    'configuration',
    'Error: Database is uninitialized and superuser password is n',
  ],
  [
    'MySQL image entrypoint',
    'configuration',
    '2024-06-11 08:20:14+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password opt',
  ],
  ['envalid (Node)', 'configuration', '    JWT_SECRET: undefined (Required)'],
  ['zod env (t3-env)', 'configuration', "❌ Invalid environment variables: { NEXTAUTH_SECRET: [ 'Requi"],
  ['Go app (envconfig)', 'configuration', '2024/02/19 10:41:08 required key APP_DB_DSN missing value'],
  ['Rust app (dotenvy)', 'configuration', 'called `Result::unwrap()` on an `Err` value: NotPresent'],
  ['Rust app', 'configuration', 'Error: missing field `database_url` in configuration'],
  ['Elixir release', 'uncaught', '{"Kernel pid terminated",application_controller,"{applicatio'],
  ['Erlang VM', 'module-missing', 'init terminating in do_boot ({cannot get bootfile,/app/relea'],
  [
    'Erlang distribution',
    'port-in-use',
    "Protocol 'inet_tcp': the name rabbit@broker-0 seems to be in use by another Erlang node",
  ],
  ['Erlang', 'uncaught', 'Runtime terminating during boot ({undef,[{cowboy,start_clear'],
  ['Spring Boot', 'configuration', "Failed to configure a DataSource: 'url' attribute is not spe"],
  ['Flyway', 'migration', 'Migration checksum mismatch for migration version 12'],
  ['Django', 'migration', 'django.db.migrations.exceptions.InconsistentMigrationHistory'],
  ['Knex', 'migration', 'MigrationLocked: Migration table is already locked'],
  [
    'HikariCP',
    'framework',
    '2024-03-03 19:44:21.990 ERROR 1 --- [main] com.zaxxer.hikari.pool.HikariPool        : HikariPool-1 - Exception during pool initialization.',
  ],
  [
    'AMQP (Go)',
    'database-login',
    '2024/04/29 22:31:09 Failed to connect to RabbitMQ: Exception (403) Reason: "username or password not allowed"',
  ],
  ['Apache httpd', 'proxy-configuration', 'AH00526: Syntax error on line 14 of /etc/apache2/sites-enabl'],
  ['HAProxy', 'proxy-configuration', '[ALERT]    (1) : config : parsing [/usr/local/etc/haproxy/ha'],
  [
    'HAProxy',
    'name-resolution',
    "[ALERT]    (1) : config : [/usr/local/etc/haproxy/haproxy.cfg:31] : 'server api/api1' : could not resolve address 'api'.",
  ],
  ['Caddy', 'proxy-configuration', 'Error: adapting config using caddyfile: /etc/caddy/Caddyfile'],
  [
    'Envoy',
    'proxy-configuration',
    "[2024-11-13 18:27:40.006][1][critical][main] [source/server/server.cc:414] error initializing config '  /etc/e",
  ],
  ['Rails server', 'port-in-use', 'A server is already running (pid: 1, file: /app/tmp/pids/ser'],
  ['Flask CLI', 'configuration', "Error: Could not locate a Flask application. Use the 'flask"],
  [
    'Node.js native module',
    'version-mismatch',
    "Error: The module '/app/node_modules/bcrypt/lib/binding/napi-v3/bcrypt_lib.node' was compiled against a different Node.js version",
  ],
  ['Node.js sharp', 'module-missing', 'Error: Could not load the "sharp" module using the linuxmusl'],
  ['musl loader', 'module-missing', 'Error relocating /usr/local/bin/tool: __fprintf_chk: symbol not found'],
  ['JVM', 'configuration', "Unrecognized VM option 'UseConcMarkSweepGC'"],
  ['.NET host', 'module-missing', 'You must install or update .NET to run this application.'],
  [
    '.NET host',
    'module-missing',
    "The framework 'Microsoft.AspNetCore.App', version '8.0.0' (x64) was not found.",
  ],
  [
    'Bundler',
    'module-missing',
    'Could not find nokogiri-1.16.2-x86_64-linux, pg-1.5.4 in locally installed gems',
  ],
  ['Bundler', 'version-mismatch', 'Your Ruby version is 3.1.4, but your Gemfile specified 3.2.2'],
  ['Laravel', 'configuration', 'production.ERROR: No application encryption key has been specified. {"excep'],
  ['Perl', 'module-missing', "Can't locate DBD/Pg.pm in @INC (you may need to install the"],
  ['Go', 'configuration', 'flag provided but not defined: -listen-addr'],
  ['Rust Tokio', 'uncaught', 'there is no reactor running, must be called from the context'],
  ['YAML parser', 'configuration', 'yaml: line 17: did not find expected key'],
  ['TOML (Rust)', 'configuration', 'Error: TOML parse error at line 9, column 1'],
  [
    'Prometheus',
    'configuration',
    'ts=2024-07-30T08:31:14.223Z caller=main.go:476 level=error msg="Error loading config (--co',
  ],
  ['Grafana', 'permission', "GF_PATHS_DATA='/var/lib/grafana' is not writable."],
  [
    'PostgreSQL',
    'version-mismatch',
    '2025-02-20 17:12:33.409 GMT [1] DETAIL:  The data directory was initialized by PostgreSQL version 15, which is not compatible with this version 16.6 (Debian 16.6-1.pgdg12',
  ],
  ['initdb', 'uncaught', 'initdb: error: directory "/var/lib/postgresql/data" exists b'],
  [
    'MySQL',
    'permission',
    '2024-01-31T05:55:12.330112Z 1 [ERROR] [MY-012592] [InnoDB] Operating system error number 13 in a file operatio',
  ],
  [
    'MySQL',
    'version-mismatch',
    '2024-08-26T14:31:08.550201Z 0 [ERROR] [MY-014060] [Server] Invalid MySQL server upgrade: C',
  ],
  ['MongoDB', 'processor-feature', 'WARNING: MongoDB 5.0+ requires a CPU with AVX support, and y'],
  ['MongoDB', 'version-mismatch', 'Wrong mongod version UPGRADE PROBLEM: Found an invalid featu'],
  ['Redis', 'uncaught', '1:M 15 May 2024 02:12:45.018 # Bad file format reading the append only file'],
  ['Redis', 'version-mismatch', "1:M 06 Mar 2025 09:30:00.872 # Can't handle RDB format version 12"],
  [
    'ZooKeeper',
    'configuration',
    '2024-04-09 21:14:01,702 [myid:] - ERROR [main:o.a.z.s.q.QuorumPeerMain@99] - Invalid config, exiting abnormall',
  ],
  [
    'RabbitMQ',
    'version-mismatch',
    '2024-12-09 06:31:00.118001+00:00 [error] <0.229.0> Feature flags: `classic_mirrored_queue_version`: required feature flag not enabled! It must be enabled before upgrading',
  ],
  ['TLS (Node)', 'tls', 'Error: error:0480006C:PEM routines::no start line'],
  ['TLS (Go)', 'tls', '2024/11/27 05:33:41 tls: failed to find any PEM data in cert'],
  [
    'License',
    'configuration',
    '2024-08-19 10:00:06,340 ERROR [main] c.a.license.LicenseManager - License has expired on 2',
  ],
  ['n8n', 'framework', 'There was an error initializing DB'],
  ['n8n', 'configuration', 'Error: Mismatching encryption keys. The encryption key in th'],
  ['Airflow', 'migration', 'ERROR: You need to initialize the database. Please run `airf'],
  ['Metabase', 'framework', '2024-02-16 08:44:21,912 ERROR metabase.core :: Metabase Initialization FAILED'],
  ['Metabase', 'version-mismatch', 'clojure.lang.ExceptionInfo: ERROR: Downgrade detected.'],
  [
    'SonarQube',
    'version-mismatch',
    '2024.10.16 07:38:09 ERROR app[][o.s.application.App] Wrapped exception: java.lang.IllegalStateException: SonarQube requires Java 1',
  ],
  [
    'Temporal',
    'version-mismatch',
    'Unable to start server. Error: sql schema version compatibility check failed: version mism',
  ],
  ['Sidekiq', 'version-mismatch', 'Your Redis server is running 5.0.7; Sidekiq 7 requires Redis'],
  ['sudo', 'permission', 'sudo: effective uid is not 0, is /usr/bin/sudo on a file sys'],
  ['TensorFlow', 'processor-feature', 'The TensorFlow library was compiled to use AVX instructions,'],
  ['Consul', 'configuration', '==> failed to parse /consul/config/server.json: 1 error occu'],
  [
    'Kong',
    'migration',
    'nginx: [error] init_by_lua error: /usr/local/share/lua/5.1/kong/init.lua:553: database needs bootstrapping or',
  ],
  ['Strapi', 'configuration', 'error: Middleware "strapi::session": App keys are required.'],
  ['Haskell', 'configuration', 'myapp: user error (Missing env var: PORT)'],
  ['Micronaut', 'framework', 'ERROR io.micronaut.runtime.Micronaut - Error starting Micronaut server: Bea'],
  [
    'WildFly',
    'framework',
    '06:19:43,551 ERROR [org.jboss.as.controller.management-operation] (Controller Boot Thread) WFLYCTL0013: Operation ("deploy") failed - address: ([("deployment" => "app.war',
  ],
];

describe('the error lines', () => {
  it.each(SAID)('of %s mean %s: %s', (_program, means, text) => {
    expect(readErrorLine(text)).toBe(means);
  });
});
