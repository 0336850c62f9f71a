import type { ServiceSettings } from '../settings.ts';
import { springBoot } from './applications/spring.ts';
import { HOUSEKEEPING, QUIET_SERVICE, REGISTRY } from './neighbours.ts';
import type { Scenario } from './scenario.ts';

const CLUSTER = 'billing-production';
const SERVICE = 'billing';

const BILLING: ServiceSettings = {
  name: SERVICE,
  desiredCount: 2,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  gracePeriodSeconds: 30,
  circuitBreaker: { enable: false, rollback: false },
  stopUnhealthy: 'when-replacement-runs',
  targetGroup: {
    name: 'billing',
    loadBalancerName: 'billing-production',
    path: '/actuator/health',
    matcher: '200',
    intervalSeconds: 15,
    timeoutSeconds: 5,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
    deregistrationDelaySeconds: 30,
  },
  releases: [
    {
      atSeconds: 0,
      revision: {
        family: 'billing',
        revision: 14,
        cpuUnits: 256,
        memoryMiB: 1024,
        container: {
          name: 'app',
          image: `${REGISTRY}/billing:2.14.0`,
          command: ['java', '-jar', '/app/billing.jar'],
          port: 8080,
          environment: { SPRING_PROFILES_ACTIVE: 'production' },
          secrets: {},
          logGroup: '/ecs/billing',
          logPrefix: 'ecs',
          application: springBoot([80, 106]),
        },
      },
    },
  ],
};

/** A grace period that ends long before the application can answer. */
export const slowStart: Scenario = {
  name: 'slow-start',
  title: 'A grace period of 30 s for an application that needs about 100 s',
  story:
    'A Spring Boot application on a quarter of a CPU listens 80 to 106 s after its start. The load balancer gives up on it after two checks, and the grace period protects it for 30 s only, so ECS replaces every task before it can be healthy. Some tasks log that they have started all the same, when they are about to be stopped.',
  target: { cluster: CLUSTER, service: SERVICE },
  seed: 'a',
  settings: { cluster: CLUSTER, services: [BILLING, QUIET_SERVICE], oneOffs: [HOUSEKEEPING], stacks: [] },
  lookAfterSeconds: 45 * 60,
  expected: { verdicts: ['cycling', 'failed'], category: 'load-balancer', rule: 'grace-period-too-short' },
};
