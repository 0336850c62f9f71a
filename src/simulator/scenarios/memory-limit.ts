import type { ServiceSettings } from '../settings.ts';
import { expressThatOutgrowsItsMemory } from './applications/express.ts';
import { HOUSEKEEPING, QUIET_SERVICE, REGISTRY } from './neighbours.ts';
import type { Scenario } from './scenario.ts';

const CLUSTER = 'crm-production';
const SERVICE = 'importer';

const IMPORTER: ServiceSettings = {
  name: SERVICE,
  desiredCount: 2,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  gracePeriodSeconds: 60,
  circuitBreaker: { enable: true, rollback: true },
  stopUnhealthy: 'when-replacement-is-judged',
  targetGroup: {
    name: 'importer',
    loadBalancerName: 'crm-production',
    path: '/healthz',
    matcher: '200',
    intervalSeconds: 15,
    timeoutSeconds: 5,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    deregistrationDelaySeconds: 30,
  },
  releases: [
    {
      atSeconds: 0,
      revision: {
        family: 'importer',
        revision: 31,
        cpuUnits: 256,
        memoryMiB: 512,
        container: {
          name: 'importer',
          image: `${REGISTRY}/importer:31`,
          command: ['node', 'dist/importer.js'],
          port: 3000,
          memoryMiB: 512,
          environment: { NODE_ENV: 'production' },
          secrets: {},
          logGroup: '/ecs/importer',
          logPrefix: 'ecs',
          application: expressThatOutgrowsItsMemory({ '/healthz': 200 }),
        },
      },
    },
  ],
};

/** A container that is killed at its hard limit. */
export const memoryLimit: Scenario = {
  name: 'memory-limit',
  title: 'The container is killed at its 512 MiB limit some minutes after it is ready',
  story:
    'The importer keeps every batch in memory. It is healthy and takes traffic, and four to seven minutes later its container goes over its hard limit and is killed: exit code 137, OutOfMemoryError. The replacement takes the import up again, so in between the service even reaches a steady state.',
  target: { cluster: CLUSTER, service: SERVICE },
  seed: 'a',
  settings: { cluster: CLUSTER, services: [IMPORTER, QUIET_SERVICE], oneOffs: [HOUSEKEEPING], stacks: [] },
  lookAfterSeconds: 50 * 60,
  expected: { verdicts: ['cycling', 'degraded'], category: 'oom', rule: 'container-memory-limit' },
};
