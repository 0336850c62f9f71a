import { ACCOUNT, arn } from './account/arn.ts';
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

const MOUNT =
  "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: access denied by server while mounting 127.0.0.1:/' : unsuccessful EFS utils command execution; code: 32";
const KMS =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:us-east-1:210987654321:secret:shared/payments-db-kT4sQz from secrets manager: AccessDeniedException: Access to KMS is not allowed. status code: 400, request id: 0e8d1f0c-8a0b-4d63-8f3e-2f1d7c9b5a61';
const LOG_GROUP =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1';
const JSON_KEY =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key REPLICA_URL';
const PLATFORM =
  "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'";
const FORBIDDEN =
  'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 210987654321.dkr.ecr.us-east-1.amazonaws.com/platform/edge:8.4.0: unexpected status from HEAD request to https://210987654321.dkr.ecr.us-east-1.amazonaws.com/v2/platform/edge/manifests/8.4.0: 403 Forbidden';

/** Incidents in which no container ever ran: an image, a secret, a volume or a log group is out of reach. */
export const STARTUP_RESOURCES = [
  build({
    id: 'efs-access-denied',
    story:
      'The file system policy admits only mounts over TLS with an access point; the task mounts without. No container ever ran.',
    verdict: ['cycling', 'failed'],
    category: 'startup',
    mention: ['access denied', 'EFS'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'wordpress',
      desired: 2,
      graceSeconds: 120,
      history: firstRelease(-5600),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('wordpress', 'app', {
          ...port(8080),
          mountPoints: [{ sourceVolume: 'content', containerPath: '/bitnami/wordpress' }],
        }),
      ],
      definition: {
        volumes: [
          {
            name: 'content',
            efsVolumeConfiguration: { fileSystemId: 'fs-07c2a91be4d5f6380', transitEncryption: 'DISABLED' },
          },
        ],
      },
    },
    tasks: cycle({ from: -5590, slots: 2, pause: backOff, life: never('resources', MOUNT, 42) }),
  }),
  build({
    id: 'secret-kms-other-account',
    story:
      'The secret is shared from another account and its key policy does not admit the execution role. The old revision serves without it; the message begins with "unable to pull secrets or registry auth", which sends the hasty to the registry or the network.',
    misleading: true,
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['KMS'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'payments',
      desired: 2,
      history: releasing(31, -3300),
      balancer: { kind: 'app', container: 'app', port: 8080 },
      containers: [
        container('payments', 'app', {
          ...port(8080),
          secrets: [
            {
              name: 'DATABASE_URL',
              valueFrom: 'arn:aws:secretsmanager:us-east-1:210987654321:secret:shared/payments-db-kT4sQz',
            },
          ],
        }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 2, { deployment: 1 }),
      ...cycle({ from: -3290, slots: 2, pause: backOff, life: never('resources', KMS, 25) }),
    ],
  }),
  build({
    id: 'secret-json-key',
    story: 'The new revision reads a key of the secret that nobody has added yet.',
    verdict: ['cycling', 'degraded', 'failed'],
    category: 'startup',
    mention: ['REPLICA_URL'],
    not: NOT,
    service: {
      cluster: 'prod',
      name: 'ledger-read',
      desired: 3,
      breaker: true,
      history: [
        {
          at: -1500,
          revision: 9,
          outcome: 'rolled-back',
          finishedAt: -900,
          reason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
        },
        { at: -864_000, revision: 8, outcome: 'completed', finishedAt: -863_700 },
      ],
      containers: [
        container('ledger-read', 'app', {
          secrets: [
            {
              name: 'REPLICA_URL',
              valueFrom: `${arn('secretsmanager', 'secret:ledger-Zk3xQ1')}:REPLICA_URL::`,
            },
          ],
        }),
      ],
    },
    tasks: [
      ...tasksAt(-863_900, 3, { deployment: 1 }),
      ...tasksAt(-1495, 3, never('resources', JSON_KEY, 24)(0), 'first'),
    ],
  }),
  build({
    id: 'log-group-missing',
    story:
      'The log group was renamed in the infrastructure code, the task definition names the old one. There are no logs and no exit codes.',
    verdict: ['cycling', 'failed', 'degraded'],
    category: 'startup',
    mention: ['log group'],
    not: NOT,
    service: {
      cluster: 'staging',
      name: 'webhooks',
      desired: 1,
      hasLogGroup: false,
      history: firstRelease(-3900),
      containers: [container('webhooks', 'app')],
    },
    tasks: cycle({ from: -3890, slots: 1, pause: backOff, life: never('resources', LOG_GROUP, 20) }),
  }),
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
    mention: ['checksum mismatch', 'Flyway', 'migrate'],
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
