import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { targetFailed } from './account/end.ts';
import { container, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

const REFUSED = {
  State: 'unhealthy',
  Reason: 'Target.FailedHealthChecks',
  Description: 'Health checks failed',
} as const;

/** Incidents in which the load balancer is too impatient, or the application too slow. */
export const LOAD_BALANCER_PACE = [
  build({
    id: 'workers-blocked-not-starved',
    innocent: ['healthCheckGracePeriodSeconds'],
    story:
      'A supplier answers slowly; all sync workers of gunicorn wait for it, are timed out and killed by their master, which then wonders aloud whether memory ran out. It did not: each SIGKILL follows a WORKER TIMEOUT by a second. The probe times out and the tasks are replaced.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'load-balancer',
    mention: ['Request timed out', 'WORKER TIMEOUT'],
    not: ['oom', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'portal',
      desired: 3,
      memory: 2048,
      graceSeconds: 60,
      history: settled(54, -1_200_000),
      balancer: { kind: 'app', container: 'app', port: 8000 },
      containers: [container('portal', 'app', port(8000))],
    },
    tasks: cycle({
      from: -5600,
      slots: 3,
      pause: () => -60,
      life: (n, slot) => {
        const over = between(`portal${n}/${slot}`, 420, 900);
        return {
          end: targetFailed(over, 'Request timed out', { app: 0 }, { settled: true }),
          logs: {
            app: [
              [1, '[1] [INFO] Starting gunicorn 20.1.0'],
              [1.1, '[1] [INFO] Listening at: http://0.0.0.0:8000 (1)'],
              [1.2, '[8] [INFO] Booting worker with pid: 8'],
              ...[160, 130, 100, 70, 40].flatMap((before, index): [number, string][] => [
                [over - before, `[1] [CRITICAL] WORKER TIMEOUT (pid:${8 + index})`],
                [
                  over - before + 1,
                  `[1] [ERROR] Worker (pid:${8 + index}) was sent SIGKILL! Perhaps out of memory?`,
                ],
                [over - before + 1.1, `[${9 + index}] [INFO] Booting worker with pid: ${9 + index}`],
              ]),
              [over + 1, '[1] [INFO] Handling signal: term'],
            ],
          },
        };
      },
    }),
  }),
  build({
    id: 'jvm-200-s-grace-60',
    story:
      'The release needs 200 s where the last one needed 40; the grace period is 60 s. No task of the release lives long enough to say so, only the half-done start is in the log, without an error.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'load-balancer',
    mention: ['grace'],
    not: ['oom', 'other'],
    service: {
      cluster: 'prod',
      name: 'underwriting',
      desired: 2,
      cpu: 512,
      memory: 2048,
      graceSeconds: 60,
      history: releasing(23, -4200),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('underwriting', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, {
        deployment: 1,
        logs: {
          app: [
            [
              41,
              'INFO 1 --- [main] c.a.u.UnderwritingApplication : Started UnderwritingApplication in 40.12 seconds (process running for 41)',
            ],
          ],
        },
      }),
      ...cycle({
        from: -4190,
        slots: 2,
        pause: () => 16,
        life: (n, slot) => ({
          target: REFUSED,
          end: targetFailed(between(`under${n}/${slot}`, 76, 98), REFUSED.Description, { app: 143 }),
          logs: {
            app: [
              [5, ' :: Spring Boot ::                (v3.3.0)'],
              [34, 'INFO 1 --- [main] liquibase.changelog : Reading from public.databasechangelog'],
              [
                52,
                'INFO 1 --- [main] o.hibernate.jpa.internal.util.LogHelper : HHH000204: Processing PersistenceUnitInfo [name: default]',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'overload-during-scale-in',
    story:
      'Somebody lowered the desired count before the evening peak; the two that are left are saturated, fail the probe and are replaced in turns. The scale-in beside it is not the trouble, it is what led to it.',
    verdict: ['cycling', 'degraded'],
    category: 'load-balancer',
    mention: ['Request timed out'],
    not: ['oom', 'startup', 'health-check'],
    service: {
      cluster: 'prod',
      name: 'feed',
      desired: 2,
      history: settled(150, -300_000),
      graceSeconds: 30,
      balancer: {
        kind: 'app',
        container: 'app',
        port: 8080,
        group: { HealthCheckIntervalSeconds: 10, UnhealthyThresholdCount: 3 },
      },
      containers: [container('feed', 'app', port(8080))],
    },
    tasks: [
      ...tasksAt(
        -299_000,
        3,
        { end: { kind: 'scaled', after: 296_000, exits: { app: 143 }, stopSeconds: 70, settled: false } },
        'less',
      ),
      ...cycle({
        key: 'left',
        from: -5200,
        slots: 2,
        pause: () => -50,
        life: (n, slot) => {
          const over = between(`feed${n}/${slot}`, 240, 700);
          return {
            end: targetFailed(over, 'Request timed out', { app: 143 }, { stopSeconds: 66, settled: true }),
            logs: {
              app: [
                [1, '{"level":"info","msg":"feed listening on :8080"}'],
                [100, '{"level":"info","msg":"GET /feed 200","ms":180}'],
                [over - 40, '{"level":"info","msg":"GET /feed 200","ms":9412}'],
              ],
            },
          };
        },
      }),
    ],
  }),
];
