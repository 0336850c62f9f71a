import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { exited, targetFailed } from './account/end.ts';
import { container, port, releasing, settled } from './account/service-spec.ts';
import { build } from './build.ts';

/** Incidents in which a runtime reached the limit that it has set itself. */
export const OOM_RUNTIME = [
  build({
    id: 'jvm-metaspace',
    story:
      'A class loader leak fills the metaspace, which has its own limit; the JVM ends itself with 3. There is no reason on the container, the memory of the task is half free, and 3 is also what gunicorn gives when a worker does not boot.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'oom',
    mention: ['Metaspace'],
    not: ['load-balancer', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'rules-engine',
      desired: 2,
      cpu: 1024,
      memory: 4096,
      history: settled(61, -500_000),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('rules-engine', 'app', {
          ...port(8080),
          environment: [
            { name: 'JAVA_TOOL_OPTIONS', value: '-XX:MaxMetaspaceSize=192m -XX:+ExitOnOutOfMemoryError' },
          ],
        }),
      ],
    },
    tasks: cycle({
      from: -7000,
      slots: 2,
      pause: () => 13,
      life: (n, slot) => {
        const over = between(`metaspace${n}/${slot}`, 600, 1100);
        return {
          end: exited(over, { app: 3 }),
          logs: {
            app: [
              [0.5, 'Picked up JAVA_TOOL_OPTIONS: -XX:MaxMetaspaceSize=192m -XX:+ExitOnOutOfMemoryError'],
              [
                21,
                'INFO 1 --- [main] c.a.rules.RulesApplication : Started RulesApplication in 19.87 seconds (process running for 20.9)',
              ],
              [over - 0.3, 'Terminating due to java.lang.OutOfMemoryError: Metaspace'],
            ],
          },
        };
      },
    }),
  }),
  build({
    id: 'php-memory-limit',
    story:
      'The queue worker reaches the memory_limit of PHP, not that of the container, and ends with 255; most of the memory of the task is free.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'oom',
    mention: ['Allowed memory size'],
    not: ['load-balancer', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'exports',
      desired: 2,
      memory: 2048,
      history: settled(15, -350_000),
      containers: [container('exports', 'worker', { command: ['php', 'artisan', 'queue:work'] })],
    },
    tasks: cycle({
      from: -5000,
      slots: 2,
      pause: () => 12,
      life: (n, slot) => {
        const over = between(`php${n}/${slot}`, 80, 240);
        return {
          end: exited(over, { worker: 255 }),
          logs: {
            worker: [
              [2, '   INFO  Processing jobs from the [exports] queue.'],
              [over - 20, 'App\\Jobs\\ExportLedger ................ RUNNING'],
              [
                over - 0.4,
                'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20971520 bytes) in /var/www/vendor/maatwebsite/excel/src/Sheet.php on line 512',
              ],
            ],
          },
        };
      },
    }),
  }),
  build({
    id: 'beam-eheap-alloc',
    story:
      'A query without a limit makes the Erlang machine ask for more than there is; it writes its own last line and ends with 1, without a reason from ECS.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'oom',
    mention: ['eheap_alloc', 'allocate'],
    not: ['load-balancer', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'explorer',
      desired: 2,
      memory: 2048,
      history: releasing(29, -4000),
      balancer: { kind: 'app', container: 'app', port: 4000 },
      containers: [container('explorer', 'app', port(4000))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3990,
        slots: 2,
        pause: () => 12,
        life: (n, slot) => {
          const over = between(`beam${n}/${slot}`, 60, 150);
          return {
            end: exited(over, { app: 1 }),
            logs: {
              app: [
                [6, '[info] Running ExplorerWeb.Endpoint with cowboy 2.10.0 at :::4000 (http)'],
                [over - 4, 'eheap_alloc: Cannot allocate 1425840552 bytes of memory (of type "heap").'],
                [over - 0.5, 'Crash dump is being written to: erl_crash.dump...done'],
              ],
            },
          };
        },
      }),
    ],
  }),
  build({
    id: 'heap-full-but-alive',
    story:
      'The heap of the JVM is full: threads die with OutOfMemoryError, the process stays and collects garbage all day, so the probe times out and every stop says ELB health checks.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'oom',
    mention: ['Java heap space', 'GC overhead'],
    not: ['load-balancer', 'startup', 'health-check', 'other'],
    service: {
      cluster: 'prod',
      name: 'statements',
      desired: 2,
      memory: 2048,
      history: settled(20, -800_000),
      graceSeconds: 60,
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [container('statements', 'app', port(8080))],
    },
    tasks: cycle({
      from: -7600,
      slots: 2,
      pause: () => -50,
      life: (n, slot) => {
        const over = between(`heap${n}/${slot}`, 700, 1500);
        return {
          end: targetFailed(over, 'Request timed out', { app: 143 }, { settled: true }),
          logs: {
            app: [
              [
                14,
                'INFO 1 --- [main] c.a.s.StatementsApplication : Started StatementsApplication in 13.4 seconds (process running for 14.0)',
              ],
              [
                over - 200,
                'ERROR 1 --- [nio-8080-exec-7] o.a.c.c.C.[.[.[/].[dispatcherServlet] : Servlet.service() for servlet [dispatcherServlet] threw exception\n\njava.lang.OutOfMemoryError: Java heap space',
              ],
              [
                over - 90,
                'Exception in thread "http-nio-8080-exec-3" java.lang.OutOfMemoryError: Java heap space',
              ],
              [
                over + 2,
                'INFO 1 --- [ionShutdownHook] o.s.b.w.e.tomcat.GracefulShutdown : Commencing graceful shutdown. Waiting for active requests to complete',
              ],
            ],
          },
        };
      },
    }),
  }),
];
