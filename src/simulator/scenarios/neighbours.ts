import { ACCOUNT_ID, REGION } from '../names.ts';
import type { OneOffSettings, ServiceSettings } from '../settings.ts';
import { express } from './applications/express.ts';
import { pythonJob } from './applications/python-crash.ts';

/** The registry of the simulated account. */
export const REGISTRY = `${ACCOUNT_ID}.dkr.ecr.${REGION}.amazonaws.com`;

/** Long before the story, in seconds. */
export const LONG_BEFORE = -3 * 3600;

const HOUSEKEEPING_EVERY_SECONDS = 25 * 60;

/** A service in the same cluster with which nothing is wrong. */
export const QUIET_SERVICE: ServiceSettings = {
  name: 'status-page',
  desiredCount: 1,
  minimumHealthyPercent: 100,
  maximumPercent: 200,
  gracePeriodSeconds: 60,
  circuitBreaker: { enable: true, rollback: true },
  stopUnhealthy: 'when-replacement-is-judged',
  targetGroup: {
    name: 'status-page',
    loadBalancerName: 'status-page',
    path: '/',
    matcher: '200',
    intervalSeconds: 30,
    timeoutSeconds: 5,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
    deregistrationDelaySeconds: 30,
  },
  releases: [
    {
      atSeconds: LONG_BEFORE,
      revision: {
        family: 'status-page',
        revision: 12,
        cpuUnits: 256,
        memoryMiB: 512,
        container: {
          name: 'web',
          image: `${REGISTRY}/status-page:2.3.1`,
          command: ['node', 'server.js'],
          port: 3000,
          environment: { NODE_ENV: 'production' },
          secrets: {},
          logGroup: '/ecs/status-page',
          logPrefix: 'ecs',
          application: express({ '/': 200 }),
        },
      },
    },
  ],
};

/** A scheduled task in the same cluster that does its work and ends. */
export const HOUSEKEEPING: OneOffSettings = {
  startedBy: 'events-rule/housekeeping',
  firstAtSeconds: -HOUSEKEEPING_EVERY_SECONDS,
  everySeconds: HOUSEKEEPING_EVERY_SECONDS,
  revision: {
    family: 'housekeeping',
    revision: 4,
    cpuUnits: 256,
    memoryMiB: 512,
    container: {
      name: 'job',
      image: `${REGISTRY}/housekeeping:1.8.0`,
      command: ['python', 'housekeeping.py'],
      port: 9000,
      environment: {},
      secrets: {},
      logGroup: '/ecs/housekeeping',
      logPrefix: 'ecs',
      application: pythonJob(38),
    },
  },
};
