import { container, releasing, settled } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { crashing, longRunning } from './loop.ts';

const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;

/** Programs of many languages that end by themselves, with traces of which each line is an event. */
export const LANGUAGE = [
  // https://github.com/bitwalker/distillery/issues/491
  build({
    id: 'elixir-env-missing',
    story:
      'A release of Elixir does not find its database address and says so once, in the midst of a trace of supervisors; the last line says only that the kernel process terminated.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['DATABASE_URL'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'chat',
      desired: 2,
      history: releasing(12, -2400),
      containers: [container('chat', 'app')],
    },
    tasks: [
      ...longRunning(2),
      ...crashing({
        key: 'chat',
        from: -2390,
        slots: 2,
        lasting: [3.1, 4.5],
        exits: { app: 1 },
        logs: {
          app: [
            [1.9, 'ERROR! Config provider Config.Reader failed with:'],
            [1.91, '** (RuntimeError) environment variable DATABASE_URL is missing.'],
            [1.92, 'For example: ecto://USER:PASS@HOST/DATABASE'],
            [1.93, '    /app/releases/0.1.0/runtime.exs:30: (file)'],
            [
              1.94,
              '    (elixir 1.15.7) src/elixir.erl:396: anonymous fn/4 in :elixir.eval_external_handler/1',
            ],
            [
              2.3,
              'Runtime terminating during boot ({#{message=><<"environment variable DATABASE_URL is missing">>},[]})',
            ],
            [2.4, 'Crash dump is being written to: erl_crash.dump...done'],
          ],
        },
      }),
    ],
  }),
  // https://github.com/transact-rs/sqlx/issues/2345
  build({
    id: 'rust-pool-timed-out',
    story:
      'A program in Rust unwraps the error of its connection pool and panics with 101, a code in no table. The lines of the panic are separate events.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['PoolTimedOut', 'panicked'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'ledger',
      desired: 2,
      history: releasing(5, -2600),
      containers: [container('ledger', 'app')],
    },
    tasks: [
      ...longRunning(2),
      ...crashing({
        key: 'ledger',
        from: -2590,
        slots: 2,
        lasting: [30.6, 31.4],
        exits: { app: 101 },
        logs: {
          app: [
            [
              0.2,
              '{"timestamp":"t","level":"INFO","fields":{"message":"connecting to database"},"target":"ledger"}',
            ],
            [30.3, "thread 'main' panicked at src/main.rs:41:10:"],
            [30.31, 'called `Result::unwrap()` on an `Err` value: PoolTimedOut'],
            [30.32, 'note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace'],
          ],
        },
      }),
    ],
  }),
  // https://github.com/equinor/flotilla/issues/1234
  build({
    id: 'dotnet-no-connection-left',
    story:
      'Old and new tasks together need more connections than the database has; .NET ends with 134, which is also what a full heap gives.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['remaining connection slots'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'flotilla',
      desired: 4,
      memory: 2048,
      history: releasing(40, -2300),
      containers: [container('flotilla', 'app')],
    },
    tasks: [
      ...longRunning(4),
      ...crashing({
        key: 'flotilla',
        from: -2290,
        slots: 4,
        lasting: [2.2, 3.4],
        exits: { app: 134 },
        logs: {
          app: [
            [
              1.1,
              'Unhandled exception. Npgsql.PostgresException (0x80004005): 53300: remaining connection slots are reserved for non-replication superuser connections',
            ],
            [
              1.11,
              '   at Npgsql.Internal.NpgsqlConnector.ReadMessageLong(Boolean async, DataRowLoadingMode dataRowLoadingMode, Boolean readingNotifications)',
            ],
            [1.12, '   at Api.Program.Main(String[] args) in /src/Program.cs:line 58'],
          ],
        },
      }),
    ],
  }),
  // https://github.com/durabullhq/durabull/issues/64
  build({
    id: 'redis-oom-not-ours',
    story:
      'Redis has reached its maxmemory and refuses writes with the word OOM; the worker treats that as fatal and ends with 1. The memory of the task is not half used.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['OOM command not allowed', 'maxmemory'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'jobs',
      desired: 2,
      memory: 2048,
      history: settled(66),
      containers: [container('jobs', 'worker')],
    },
    tasks: crashing({
      key: 'jobs',
      from: -4300,
      slots: 2,
      lasting: [3.4, 6],
      exits: { worker: 1 },
      logs: {
        worker: [
          [1.2, '{"level":30,"msg":"worker starting","queues":["user-welcome","cart-recovery"]}'],
          [
            2.5,
            `{"level":60,"msg":"bootstrap.failed","err":{"type":"ReplyError","message":"OOM command not allowed when used memory > 'maxmemory'. script: 3f29, on @user_script:81.","stack":"ReplyError: OOM command not allowed when used memory > 'maxmemory'."}}`,
          ],
        ],
      },
    }),
  }),
  // https://github.com/amqp-node/amqplib/issues/237
  build({
    id: 'rabbit-refused-login',
    story: 'RabbitMQ refuses the login; the only line that says so is JSON, and the program ends with 255.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['ACCESS_REFUSED', 'ACCESS-REFUSED'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'mail-out',
      desired: 2,
      history: releasing(31, -2500),
      containers: [container('mail-out', 'app')],
    },
    tasks: [
      ...longRunning(2),
      ...crashing({
        key: 'mail-out',
        from: -2490,
        slots: 2,
        lasting: [1.8, 2.6],
        exits: { app: 255 },
        logs: {
          app: [
            [0.5, '{"level":"info","msg":"mail-out 31"}'],
            [
              1.1,
              '{"level":"error","msg":"Handshake terminated by server: 403 (ACCESS-REFUSED) with message \\"ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.\\""}',
            ],
          ],
        },
      }),
    ],
  }),
];
