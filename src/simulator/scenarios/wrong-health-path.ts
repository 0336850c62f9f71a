import type { ServiceSettings } from '../settings.ts';
import { fastapi } from './applications/fastapi.ts';
import { HOUSEKEEPING, QUIET_SERVICE, REGISTRY } from './neighbours.ts';
import type { Scenario } from './scenario.ts';

const CLUSTER = 'search-staging';
const SERVICE = 'search-api';

const SEARCH: ServiceSettings = {
  name: SERVICE,
  desiredCount: 2,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  gracePeriodSeconds: 60,
  circuitBreaker: { enable: false, rollback: false },
  stopUnhealthy: 'when-replacement-is-judged',
  targetGroup: {
    name: 'search-api',
    loadBalancerName: 'search-staging',
    path: '/healthz',
    matcher: '200',
    intervalSeconds: 30,
    timeoutSeconds: 5,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
    deregistrationDelaySeconds: 30,
  },
  releases: [
    {
      atSeconds: 0,
      revision: {
        family: 'search-api',
        revision: 3,
        cpuUnits: 512,
        memoryMiB: 1024,
        container: {
          name: 'api',
          image: `${REGISTRY}/search-api:3`,
          command: ['uvicorn', 'search.main:app', '--host', '0.0.0.0'],
          port: 8000,
          environment: { INDEX: 'products' },
          secrets: {},
          logGroup: '/ecs/search-api',
          logPrefix: 'ecs',
          application: fastapi({ '/health': 200 }),
        },
      },
    },
  ],
};

/** A load balancer that asks for a path which the application does not have. */
export const wrongHealthPath: Scenario = {
  name: 'wrong-health-path',
  title: 'The load balancer asks for /healthz, the application answers on /health',
  story:
    'The application is ready five seconds after its start, but the target group asks for /healthz and the application only knows /health. Every check is answered with 404, so ECS replaces tasks that work.',
  target: { cluster: CLUSTER, service: SERVICE },
  seed: 'a',
  settings: { cluster: CLUSTER, services: [SEARCH, QUIET_SERVICE], oneOffs: [HOUSEKEEPING], stacks: [] },
  lookAfterSeconds: 40 * 60,
  expected: { verdicts: ['cycling', 'failed'], category: 'load-balancer', rule: 'unexpected-response-code' },
};
