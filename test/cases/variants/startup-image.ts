import { ACCOUNT } from './account/arn.ts';
import { between } from './account/chance.ts';
import { backOff, cycle, type Life, tasksAt } from './account/cycle.ts';
import { notStarted } from './account/end.ts';
import { container, firstRelease, port, releasing } from './account/service-spec.ts';
import { build } from './build.ts';

const NOT = ['oom', 'health-check', 'load-balancer', 'other'] as const;
/** A life that ends before the containers run, again and again with the same `reason`. */
function never(stage: 'resources' | 'pull', reason: string, seconds: number): (n: number) => Life {
  return (n) => ({ end: notStarted(stage, between(`${reason}${n}`, seconds * 0.8, seconds * 1.2), reason) });
}
const PLATFORM =
  "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'";
const FORBIDDEN =
  'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 210987654321.dkr.ecr.us-east-1.amazonaws.com/platform/edge:8.4.0: unexpected status from HEAD request to https://210987654321.dkr.ecr.us-east-1.amazonaws.com/v2/platform/edge/manifests/8.4.0: 403 Forbidden';

/** Incidents in which an image cannot be pulled or started. */
export const STARTUP_IMAGE = [
  build({
    id: 'image-windows-on-linux',
    story:
      'The build agent pushed an image for Windows under the usual tag. "Retried 7 times" suggests a network problem; the manifest was read, it only has no entry for Linux.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['platform', 'linux/amd64'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'legacy-soap',
      desired: 2,
      history: releasing(19, -2500),
      balancer: { kind: 'app', container: 'app', port: 80 },
      containers: [container('legacy-soap', 'app', port(80))],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({ from: -2490, slots: 2, pause: backOff, life: never('pull', PLATFORM, 33) }),
    ],
  }),
  build({
    id: 'image-other-account-403',
    story:
      'The repository of the platform account does not name this account in its policy. The execution role has every ECR permission, and the reader looks for the fault there.',
    verdict: ['cycling', 'failed'],
    category: 'startup',
    mention: ['403', 'CannotPullContainerError'],
    not: NOT,
    service: {
      cluster: 'edge',
      name: 'edge-proxy',
      desired: 2,
      history: firstRelease(-4000),
      containers: [
        container('edge-proxy', 'app', {
          image: '210987654321.dkr.ecr.us-east-1.amazonaws.com/platform/edge:8.4.0',
        }),
      ],
    },
    tasks: cycle({ from: -3990, slots: 2, pause: backOff, life: never('pull', FORBIDDEN, 24) }),
  }),
  build({
    id: 'entrypoint-not-executable',
    story:
      'The script lost its executable bit in a checkout on Windows. The task says only "Task failed to start"; the reason stands on one of its containers, behind that of the sidecar, which has none.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['permission denied', 'entrypoint.sh'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'notifier',
      desired: 1,
      history: releasing(102, -3000),
      containers: [
        container('notifier', 'xray-daemon', {
          image: 'public.ecr.aws/xray/aws-xray-daemon:3.x',
          essential: false,
        }),
        container('notifier', 'app', { entryPoint: ['/app/entrypoint.sh'] }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 1, { deployment: 1 }),
      ...cycle({
        from: -2990,
        slots: 1,
        pause: backOff,
        life: () => ({
          end: notStarted('create', 41, 'Task failed to start', {
            app: [
              undefined,
              'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/entrypoint.sh": permission denied: unknown',
            ],
          }),
        }),
      }),
    ],
  }),
  build({
    id: 'init-container-flyway',
    story:
      'The web container waits for a migration container to succeed; Flyway refuses a migration that was edited after it had run. The task only says that the dependency did not exit successfully; the cause is in the log of a container that is not essential.',
    misleading: true,
    verdict: ['cycling', 'failed', 'degraded'],
    category: 'startup',
    mention: ['checksum mismatch', 'Validate failed'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'crm',
      desired: 2,
      history: releasing(64, -3600),
      balancer: { kind: 'app', container: 'web', port: 8080 },
      containers: [
        container('crm', 'migrate', {
          image: `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/crm/migrate:64`,
          essential: false,
        }),
        container('crm', 'web', {
          ...port(8080),
          dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }],
        }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({
        from: -3590,
        slots: 2,
        pause: backOff,
        life: () => ({
          end: notStarted('create', 58, 'Task failed to start', {
            migrate: 1,
            web: [
              143,
              'CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [migrate] for target [web] as dependency did not exit successfully.',
            ],
          }),
          logs: {
            migrate: [
              [2, 'Flyway Community Edition 9.22.3 by Redgate'],
              [
                3.5,
                'Database: jdbc:postgresql://crm.cluster-c9k2xq7yt1bz.us-east-1.rds.amazonaws.com:5432/crm (PostgreSQL 15.4)',
              ],
              [
                4.1,
                'ERROR: Validate failed: Migrations have failed validation\nMigration checksum mismatch for migration version 7\n-> Applied to database : 1294671052\n-> Resolved locally    : -884121930',
              ],
            ],
          },
        }),
      }),
    ],
  }),
];
