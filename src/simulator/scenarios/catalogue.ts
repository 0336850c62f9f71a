import type { RevisionSettings, ServiceSettings, TargetGroupSettings } from '../settings.ts';
import { express } from './applications/express.ts';
import { REGISTRY } from './neighbours.ts';

/** A target group as it should be. */
export const CATALOGUE_TARGETS: TargetGroupSettings = {
  name: 'catalogue',
  loadBalancerName: 'catalogue',
  path: '/health',
  matcher: '200',
  intervalSeconds: 10,
  timeoutSeconds: 5,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
  deregistrationDelaySeconds: 20,
};

/** A revision of a service with which nothing is wrong. */
export function catalogueRevision(revision: number): RevisionSettings {
  return {
    family: 'catalogue',
    revision,
    cpuUnits: 512,
    memoryMiB: 1024,
    container: {
      name: 'web',
      image: `${REGISTRY}/catalogue:${revision}`,
      command: ['node', 'server.js'],
      port: 3000,
      environment: { NODE_ENV: 'production' },
      secrets: {},
      check: {
        command: ['CMD-SHELL', 'wget -qO- http://127.0.0.1:3000/health || exit 1'],
        path: '/health',
        intervalSeconds: 10,
        timeoutSeconds: 5,
        retries: 3,
        startPeriodSeconds: 30,
      },
      logGroup: '/ecs/catalogue',
      logPrefix: 'ecs',
      application: express({ '/health': 200 }),
    },
  };
}

/** A service with which nothing is wrong, and the releases that it has had. */
export function catalogueService(releases: ServiceSettings['releases']): ServiceSettings {
  return {
    name: 'catalogue',
    desiredCount: 4,
    minimumHealthyPercent: 100,
    maximumPercent: 150,
    gracePeriodSeconds: 60,
    circuitBreaker: { enable: true, rollback: true },
    stopUnhealthy: 'when-replacement-is-judged',
    targetGroup: CATALOGUE_TARGETS,
    releases,
  };
}
