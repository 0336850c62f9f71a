import { between } from './account/chance.ts';
import { cycle, tasksAt } from './account/cycle.ts';
import { exited } from './account/end.ts';
import { container, firstRelease, port, releasing } from './account/service-spec.ts';
import { build } from './build.ts';

const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;

/** Incidents in which the image or the command is at fault. */
export const STARTUP_PROGRAM = [
  build({
    id: 'libpq-missing',
    story: 'The slim base image has no libpq. Gunicorn reports that a worker failed to boot and ends with 3.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['libpq.so.5'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'surveys',
      desired: 2,
      history: releasing(26, -2400),
      balancer: { kind: 'app', container: 'app', port: 8000 },
      containers: [container('surveys', 'app', port(8000))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2390,
        slots: 2,
        pause: () => 12,
        life: (n) => ({
          end: exited(between(`libpq${n}`, 3, 4), { app: 3 }),
          logs: {
            app: [
              [0.9, '[1] [INFO] Starting gunicorn 21.2.0'],
              [1, '[1] [INFO] Listening at: http://0.0.0.0:8000 (1)'],
              [1.1, '[7] [INFO] Booting worker with pid: 7'],
              [
                2.4,
                '[7] [ERROR] Exception in worker process\nTraceback (most recent call last):\n  File "/usr/local/lib/python3.12/site-packages/psycopg2/__init__.py", line 51, in <module>\n    from psycopg2._psycopg import (\nImportError: libpq.so.5: cannot open shared object file: No such file or directory',
              ],
              [2.5, '[7] [INFO] Worker exiting (pid: 7)'],
              [2.6, '[1] [ERROR] Worker (pid:7) exited with code 3'],
              [2.7, '[1] [ERROR] Shutting down: Master'],
              [2.8, '[1] [ERROR] Reason: Worker failed to boot.'],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'port-80-not-root',
    story: 'The image was hardened to run as node, the server still wants port 80.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['EACCES', 'permission denied'],
    not: NOT,
    service: {
      cluster: 'web',
      name: 'brochure',
      desired: 2,
      history: releasing(5, -1900),
      balancer: { kind: 'app', container: 'app', port: 80, group: { HealthCheckPath: '/' } },
      containers: [container('brochure', 'app', { ...port(80), user: 'node' })],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -1890,
        slots: 2,
        pause: () => 10,
        life: () => ({
          end: exited(1.4, { app: 1 }),
          logs: {
            app: [
              [
                1,
                "node:events:497\n      throw er; // Unhandled 'error' event\n      ^\n\nError: listen EACCES: permission denied 0.0.0.0:80\n    at Server.setupListenHandle [as _listen2] (node:net:1800:21)",
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'one-shot-as-service',
    story:
      'The scheduler of Laravel runs once and ends with 0; as a service it is started again for ever. Nothing fails and nothing is logged as an error.',
    misleading: true,
    verdict: ['cycling', 'failed', 'degraded'],
    category: 'startup',
    mention: ['exit code 0', 'exited 0', 'code 0', 'with 0', 'exit 0', 'schedule:run'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'scheduler',
      desired: 1,
      history: firstRelease(-5000),
      containers: [container('scheduler', 'app', { command: ['php', 'artisan', 'schedule:run'] })],
    },
    tasks: cycle({
      from: -4990,
      slots: 1,
      pause: () => 25,
      life: (n) => ({
        end: exited(between(`artisan${n}`, 2, 6), { app: 0 }),
        logs: { app: [[1.4, '   INFO  No scheduled commands are ready to run.']] },
      }),
    }),
  }),
  build({
    id: 'command-not-found-127',
    story:
      'The runtime stage of the image does not have gunicorn; the shell of the entry point says so and ends with 127.',
    verdict: ['cycling', 'failed'],
    category: 'startup',
    mention: ['not found', '127'],
    not: NOT,
    service: {
      cluster: 'dev',
      name: 'catalog',
      desired: 1,
      history: firstRelease(-2600),
      containers: [container('catalog', 'app')],
    },
    tasks: cycle({
      from: -2590,
      slots: 1,
      pause: () => 12,
      life: () => ({
        end: exited(0.6, { app: 127 }),
        logs: { app: [[0.3, '/docker-entrypoint.sh: exec: line 12: gunicorn: not found']] },
      }),
    }),
  }),
  build({
    id: 'nginx-read-only-root',
    story:
      'A security review made the root file system read-only; nginx cannot create its cache directories.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['Read-only file system'],
    not: NOT,
    service: {
      cluster: 'web',
      name: 'spa',
      desired: 2,
      history: releasing(44, -3100),
      balancer: { kind: 'app', container: 'nginx', port: 8080 },
      containers: [container('spa', 'nginx', { ...port(8080), readonlyRootFilesystem: true })],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3090,
        slots: 2,
        pause: () => 11,
        life: () => ({
          end: exited(0.9, { nginx: 1 }),
          logs: {
            nginx: [
              [
                0.4,
                '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
              ],
              [
                0.6,
                '10-listen-on-ipv6-by-default.sh: info: can not modify /etc/nginx/conf.d/default.conf (read-only file system?)',
              ],
              [
                0.8,
                'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
              ],
            ],
          },
        }),
      }),
    ],
  }),
  build({
    id: 'dotnet-runtime-missing',
    story:
      'The program was built for .NET 9, the base image has .NET 8. The host prints an advice, not an error, and ends with 150.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['You must install or update .NET', 'Microsoft.NETCore.App'],
    not: ['oom', 'health-check', 'load-balancer', 'other'],
    service: {
      cluster: 'prod',
      name: 'tariffs',
      desired: 2,
      history: releasing(30, -2100),
      containers: [container('tariffs', 'app')],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -2090,
        slots: 2,
        pause: () => 11,
        life: () => ({
          end: exited(0.8, { app: 150 }),
          logs: {
            app: [
              [
                0.5,
                "You must install or update .NET to run this application.\n\nApp: /app/Tariffs.dll\nArchitecture: x64\nFramework: 'Microsoft.NETCore.App', version '9.0.0' (x64)\n.NET location: /usr/share/dotnet\n\nThe following frameworks were found:\n  8.0.6 at [/usr/share/dotnet/shared/Microsoft.NETCore.App]",
              ],
            ],
          },
        }),
      }),
    ],
  }),
];
