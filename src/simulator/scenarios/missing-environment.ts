import type { RevisionSettings, ServiceSettings, TargetGroupSettings } from '../settings.ts';
import { pythonWithoutVariable } from './applications/python-crash.ts';
import { HOUSEKEEPING, QUIET_SERVICE, REGISTRY } from './neighbours.ts';
import type { Scenario } from './scenario.ts';
import { createdResources } from './stack-resources.ts';

const CLUSTER = 'shop-staging';
const SERVICE = 'checkout';

const TARGET_GROUP: TargetGroupSettings = {
  name: 'checkout',
  loadBalancerName: 'shop-staging',
  path: '/health',
  matcher: '200',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  deregistrationDelaySeconds: 30,
};

const REVISION: RevisionSettings = {
  family: 'checkout',
  revision: 1,
  cpuUnits: 256,
  memoryMiB: 1024,
  container: {
    name: 'web',
    image: `${REGISTRY}/checkout:1.0.0`,
    command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000'],
    port: 8000,
    environment: { DJANGO_SETTINGS_MODULE: 'shop.settings' },
    secrets: {},
    logGroup: '/ecs/checkout',
    logPrefix: 'ecs',
    application: pythonWithoutVariable('DATABASE_URL'),
  },
};

const CHECKOUT: ServiceSettings = {
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

/** A crash at start, in a nested stack. */
export const missingEnvironment: Scenario = {
  name: 'missing-environment',
  title: "A variable is not set: KeyError: 'DATABASE_URL' three seconds after the start",
  story:
    'The task definition does not set DATABASE_URL. The application raises KeyError while it is imported and exits with 1, seconds after its task was RUNNING, so ECS starts the next one without any back-off. There is no circuit breaker; the nested stack waits.',
  target: { cluster: CLUSTER, service: SERVICE, stack: 'shop' },
  seed: 'a',
  settings: {
    cluster: CLUSTER,
    services: [CHECKOUT, QUIET_SERVICE],
    oneOffs: [HOUSEKEEPING],
    stacks: [
      {
        name: 'shop-CheckoutStack-1V8Q2K7ZLD3TM',
        description: 'The checkout service',
        operation: 'CREATE',
        beginsAtSeconds: -245,
        resources: createdResources({ cluster: CLUSTER, revision: REVISION, targetGroup: TARGET_GROUP }),
        serviceName: SERVICE,
        serviceLogicalId: 'CheckoutService',
        nestedIn: { name: 'shop', logicalId: 'CheckoutStack' },
      },
    ],
  },
  lookAfterSeconds: 25 * 60,
  expected: { verdicts: ['cycling', 'failed'], category: 'startup', rule: 'missing-configuration' },
};
