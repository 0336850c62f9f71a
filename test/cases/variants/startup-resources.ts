import { arn } from './account/arn.ts';
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

/** Incidents in which a secret, a volume or a log group is out of reach, so that no container ever ran. */
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
];
