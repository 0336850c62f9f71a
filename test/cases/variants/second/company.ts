import { between } from '../account/chance.ts';
import { cycle, tasksAt } from '../account/cycle.ts';
import { exited, targetFailed } from '../account/end.ts';
import { container, firstRelease, port, releasing, settled } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { amendService, amendTasks } from './amend.ts';
import { longRunning } from './loop.ts';

/** Incidents of containers that depend on each other, restart by themselves or share what they have. */
export const COMPANY = [
  // https://github.com/aws/containers-roadmap/issues/2379
  amendTasks(
    amendService(
      build({
        id: 'waits-for-pgbouncer',
        story:
          'The program waits for the proxy beside it to be HEALTHY; the proxy has a wrong password file and never is. Nothing stops and nothing starts: both tasks stay PENDING until ECS gives up after hours.',
        misleading: true,
        verdict: ['degraded', 'cycling', 'failed'],
        category: 'startup',
        mention: ['pgbouncer'],
        not: ['oom', 'load-balancer', 'other'],
        service: {
          cluster: 'prod',
          name: 'accounts',
          desired: 2,
          history: firstRelease(-4000),
          containers: [
            container('accounts', 'pgbouncer', {
              ...port(6432),
              healthCheck: {
                command: ['CMD-SHELL', 'pg_isready -h 127.0.0.1 -p 6432'],
                interval: 10,
                retries: 5,
              },
            }),
            container('accounts', 'app', {
              dependsOn: [{ containerName: 'pgbouncer', condition: 'HEALTHY' }],
            }),
          ],
        },
        tasks: tasksAt(-3990, 2, {
          health: { pgbouncer: 'UNHEALTHY' },
          logs: {
            pgbouncer: [
              [0.3, '[1] LOG kernel file descriptor limit: 65535 (hard: 65535); max_client_conn: 100'],
              [
                0.4,
                '[1] ERROR could not open auth_file /etc/pgbouncer/userlist.txt: No such file or directory',
              ],
              [0.5, '[1] LOG process up: PgBouncer 1.21.0'],
            ],
          },
        }),
      }),
      ({ deployments = [] }) => ({
        runningCount: 0,
        pendingCount: 2,
        deployments: deployments.map((one) => ({ ...one, runningCount: 0, pendingCount: 2 })),
      }),
    ),
    ({ containers = [] }) => ({
      lastStatus: 'PENDING',
      startedAt: undefined,
      containers: containers.map((one) =>
        one.name === 'app' ? { ...one, lastStatus: 'PENDING', runtimeId: undefined } : one,
      ),
    }),
  ),
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html
  build({
    id: 'restart-policy-hides-crash',
    story:
      'The container restarts within the task whenever its program panics, so no task ever ends by itself; the load balancer meets a closed port and ECS replaces the task for that. Every stop says ELB.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['nil pointer dereference', 'panic'],
    not: ['oom', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'redirects',
      desired: 2,
      graceSeconds: 30,
      history: releasing(19, -3600),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('redirects', 'app', {
          ...port(8080),
          restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
        }),
      ],
    },
    tasks: [
      ...longRunning(2),
      ...cycle({
        from: -3590,
        slots: 2,
        pause: () => 14,
        life: (n, slot) => ({
          target: {
            State: 'unhealthy',
            Reason: 'Target.FailedHealthChecks',
            Description: 'Health checks failed',
          },
          end: targetFailed(between(`redirects${n}/${slot}`, 80, 98), 'Health checks failed', { app: 2 }),
          logs: {
            app: [1, 62].flatMap(
              (after) =>
                [
                  [after, '{"level":"info","msg":"redirects 19.0.0 starting"}'],
                  [after + 0.2, 'panic: runtime error: invalid memory address or nil pointer dereference'],
                  [after + 0.21, '[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x6c2f11]'],
                  [after + 0.22, 'goroutine 1 [running]:'],
                  [after + 0.23, 'main.loadRules(0x0)'],
                ] as const,
            ),
          },
        }),
      }),
    ],
  }),
  // https://github.com/DataDog/datadog-agent/issues/29319
  build({
    id: 'agent-eats-task-memory',
    story:
      'A new image of the monitoring agent leaks; containers have no limit of their own, and the kernel kills the web server beside it, which needs little. The tags are "latest", so nobody deployed anything.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'oom',
    mention: ['OutOfMemoryError', 'memory'],
    not: ['startup', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'checkin',
      desired: 2,
      memory: 1024,
      history: settled(8, -2_000_000),
      containers: [
        container('checkin', 'datadog-agent', {
          image: 'public.ecr.aws/datadog/agent:latest',
          essential: false,
        }),
        container('checkin', 'web', port(8080)),
      ],
    },
    tasks: cycle({
      from: -7400,
      slots: 2,
      pause: () => 14,
      life: (n, slot) => ({
        end: exited(between(`checkin${n}/${slot}`, 800, 1300), {
          web: [137, 'OutOfMemoryError: Container killed due to memory usage'],
        }),
        logs: { web: [[1.4, '{"level":"info","msg":"checkin listening on :8080"}']] },
      }),
    }),
  }),
];
