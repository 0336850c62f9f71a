import { between } from '../account/chance.ts';
import { cycle } from '../account/cycle.ts';
import { exited, notStarted } from '../account/end.ts';
import { container, releasing, settled } from '../account/service-spec.ts';
import { build } from '../build.ts';
import { crashing, longRunning } from './loop.ts';

const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;

/** Services that lack a lock, a disk or a place. */
export const RESOURCE = [
  // https://github.com/camunda/camunda/issues/48332
  build({
    id: 'liquibase-lock-left-behind',
    story:
      'A task was stopped in the midst of a migration and left the lock of Liquibase in the database. Each successor waits five minutes for it, gives up and ends with 1.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['change log lock'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'broker',
      desired: 1,
      memory: 2048,
      history: releasing(7, -4700),
      containers: [container('broker', 'app')],
    },
    tasks: [
      ...longRunning(1),
      ...crashing({
        key: 'broker',
        from: -4690,
        slots: 1,
        lasting: [313, 318],
        exits: { app: 1 },
        logs: {
          app: [
            ...[12, 62, 112, 162, 212, 262].map(
              (after) =>
                [after, 'INFO 1 --- [main] liquibase.lockservice : Waiting for changelog lock....'] as const,
            ),
            [
              312,
              "ERROR 1 --- [main] io.camunda.application : Failed to start application with message: Error creating bean with name 'rdbmsExporterLiquibase': liquibase.exception.LockException: Could not acquire change log lock. Currently locked by ip-10-0-1-196.ec2.internal (10.0.1.196) since 3/12/26, 9:33 AM",
            ],
          ],
        },
      }),
    ],
  }),
  // https://github.com/CloudSnorkel/cdk-github-runners/issues/444
  build({
    id: 'ephemeral-storage-full',
    story:
      'Temporary files are never deleted and the 20 GiB of the task are full after half an hour; the program ends with 134, which reads as a full heap. No event and no reason speaks of a disk.',
    misleading: true,
    verdict: ['cycling', 'degraded'],
    category: 'startup',
    mention: ['No space left on device'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'transcoder',
      desired: 2,
      memory: 4096,
      cpu: 2048,
      history: settled(10),
      containers: [container('transcoder', 'app')],
    },
    tasks: cycle({
      from: -8000,
      slots: 2,
      pause: () => 14,
      life: (n, slot) => {
        const over = between(`transcoder${n}/${slot}`, 1100, 1500);
        return {
          end: exited(over, { app: 134 }),
          logs: {
            app: [
              [2, 'info: Transcoder[0] listening for work'],
              [
                over - 1,
                "Unhandled exception. System.IO.IOException: No space left on device : '/tmp/out/part-0412.ts'",
              ],
              [
                over - 0.99,
                '   at System.IO.RandomAccess.WriteAtOffset(SafeFileHandle handle, ReadOnlySpan`1 buffer, Int64 fileOffset)',
              ],
            ],
          },
        };
      },
    }),
  }),
  // https://github.com/Kludex/uvicorn/issues/1030
  build({
    id: 'too-many-open-files',
    story:
      'The new task definition limits a task to 1024 open files; the server opens more than that for its index and ends with 1 after half a minute.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['Too many open files'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'indexer',
      desired: 2,
      memory: 4096,
      cpu: 1024,
      history: releasing(24, -3000),
      containers: [
        container('indexer', 'app', { ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 1024 }] }),
      ],
    },
    tasks: [
      ...longRunning(2),
      ...crashing({
        key: 'indexer',
        from: -2990,
        slots: 2,
        lasting: [33, 36],
        exits: { app: 1 },
        logs: {
          app: [
            [2, 'INFO:     Started server process [1]'],
            [2.1, 'INFO:     Waiting for application startup.'],
            [32, 'ERROR:    Traceback (most recent call last):'],
            [32.01, '  File "/app/indexer/segments.py", line 88, in open_all'],
            [32.02, "OSError: [Errno 24] Too many open files: '/app/index/segment-1009.bin'"],
            [32.1, 'ERROR:    Application startup failed. Exiting.'],
          ],
        },
      }),
    ],
  }),
  // https://github.com/wellcomecollection/platform/issues/3875
  build({
    id: 'vcpu-quota-reached',
    story:
      'A batch of another team uses all vCPUs of the account; this service scaled out to six and four tasks find no place. No task of it has failed.',
    verdict: ['degraded', 'cycling', 'failed'],
    category: 'other',
    mention: ['limit on the number of vCPUs'],
    not: ['startup', 'oom', 'health-check', 'load-balancer'],
    service: {
      cluster: 'prod',
      name: 'unpacker',
      desired: 6,
      cpu: 4096,
      memory: 8192,
      history: settled(13),
      containers: [container('unpacker', 'app')],
    },
    tasks: [
      ...cycle({
        from: -863_900,
        slots: 2,
        pause: () => 14,
        life: () => ({ logs: { app: [[3, 'unpacker ready']] } }),
      }),
      ...cycle({
        key: 'refused',
        from: -2600,
        slots: 1,
        pause: () => 300,
        life: () => ({
          end: notStarted(
            'network',
            3,
            "You've reached the limit on the number of vCPUs you can run concurrently",
          ),
        }),
      }),
    ],
  }),
];
