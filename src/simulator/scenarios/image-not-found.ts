import type { RevisionSettings, ServiceSettings, TargetGroupSettings } from '../settings.ts';
import { express } from './applications/express.ts';
import { HOUSEKEEPING, QUIET_SERVICE, REGISTRY } from './neighbours.ts';
import type { Scenario } from './scenario.ts';
import { createdResources } from './stack-resources.ts';

const CLUSTER = 'media-production';
const SERVICE = 'transcoder-api';
const IMAGE = `${REGISTRY}/transcoder-api:7.2.0-rc1`;

const TARGET_GROUP: TargetGroupSettings = {
  name: 'transcoder-api',
  loadBalancerName: 'media-production',
  path: '/health',
  matcher: '200',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  deregistrationDelaySeconds: 60,
};

const REVISION: RevisionSettings = {
  family: 'transcoder-api',
  revision: 1,
  cpuUnits: 512,
  memoryMiB: 1024,
  container: {
    name: 'api',
    image: IMAGE,
    command: ['node', 'dist/main.js'],
    port: 3000,
    environment: { NODE_ENV: 'production' },
    secrets: {},
    logGroup: '/ecs/transcoder-api',
    logPrefix: 'ecs',
    pullFailure: `pull image manifest has been retried 7 time(s): failed to resolve ref ${IMAGE}: not found`,
    application: express({ '/health': 200 }),
  },
};

const TRANSCODER: ServiceSettings = {
  name: SERVICE,
  desiredCount: 2,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  gracePeriodSeconds: 60,
  circuitBreaker: { enable: false, rollback: false },
  targetGroup: TARGET_GROUP,
  stopUnhealthy: 'when-replacement-is-judged',
  releases: [{ atSeconds: 0, revision: REVISION }],
};

/** An image that was never pushed. */
export const imageNotFound: Scenario = {
  name: 'image-not-found',
  title: 'The image tag does not exist in the registry: CannotPullContainerError',
  story:
    'The tag in the task definition was never pushed, so every pull ends in "not found" and no task ever runs. ECS waits longer and longer between its attempts, and the stack waits with it.',
  target: { cluster: CLUSTER, service: SERVICE, stack: 'transcoder' },
  seed: 'a',
  settings: {
    cluster: CLUSTER,
    services: [TRANSCODER, QUIET_SERVICE],
    oneOffs: [HOUSEKEEPING],
    stacks: [
      {
        name: 'transcoder',
        description: 'The API of the transcoder',
        operation: 'CREATE',
        beginsAtSeconds: -245,
        resources: createdResources({ cluster: CLUSTER, revision: REVISION, targetGroup: TARGET_GROUP }),
        serviceName: SERVICE,
        serviceLogicalId: 'TranscoderService',
      },
    ],
  },
  lookAfterSeconds: 50 * 60,
  expected: { verdicts: ['cycling', 'failed', 'degraded'], category: 'startup', rule: 'image-not-found' },
};
