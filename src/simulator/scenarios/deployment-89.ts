import { ACCOUNT_ID, REGION } from '../names.ts';
import type { RevisionSettings, ServiceSettings, TargetGroupSettings } from '../settings.ts';
import { fastapiWaitingForDatabase } from './applications/fastapi.ts';
import { HOUSEKEEPING, QUIET_SERVICE, REGISTRY } from './neighbours.ts';
import type { Scenario } from './scenario.ts';
import { createdResources } from './stack-resources.ts';

const CLUSTER = 'backend-production';
const SERVICE = 'fastapi-backend';
const DATABASE = 'backend-proxy.proxy-c4h7mqz0xw2e.eu-west-1.rds.amazonaws.com';
const STACK_SECONDS_BEFORE_SERVICE = 310;
const STACK_WAITS_SECONDS = 88 * 60;

const TARGET_GROUP: TargetGroupSettings = {
  name: 'backend-targets',
  loadBalancerName: 'backend-public',
  path: '/health',
  matcher: '200',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
  deregistrationDelaySeconds: 30,
};

const REVISION: RevisionSettings = {
  family: 'fastapi-backend',
  revision: 89,
  cpuUnits: 256,
  memoryMiB: 512,
  container: {
    name: 'fastapi',
    image: `${REGISTRY}/fastapi-backend:4f1c9e2`,
    command: ['python', '-m', 'uvicorn', 'app.main:app', '--host', '0.0.0.0', '--port', '8000'],
    port: 8000,
    environment: { DB_HOST: DATABASE, DB_NAME: 'app', DB_USER: 'app', LOG_LEVEL: 'info' },
    secrets: {
      DB_PASSWORD: `arn:aws:secretsmanager:${REGION}:${ACCOUNT_ID}:secret:backend-db-kT5xQz:password::`,
    },
    check: {
      command: ['CMD-SHELL', 'curl -f http://localhost:8000/health || exit 1'],
      path: '/health',
      intervalSeconds: 30,
      timeoutSeconds: 5,
      retries: 3,
      startPeriodSeconds: 60,
    },
    logGroup: '/ecs/fastapi-backend',
    logPrefix: 'fastapi',
    application: fastapiWaitingForDatabase({
      host: DATABASE,
      address: '10.0.17.41',
      readyBetweenSeconds: [150, 175],
      givesUp: 0.15,
    }),
  },
};

const BACKEND: ServiceSettings = {
  name: SERVICE,
  desiredCount: 2,
  minimumHealthyPercent: 50,
  maximumPercent: 200,
  gracePeriodSeconds: 120,
  circuitBreaker: { enable: false, rollback: false },
  targetGroup: TARGET_GROUP,
  stopUnhealthy: 'when-replacement-runs',
  releases: [{ atSeconds: 0, revision: REVISION }],
};

/** The founding story: a health check that gives up before the application can be ready. */
export const deployment89: Scenario = {
  name: 'deployment-89',
  title: 'A health check gives up at 120 s on an application that needs 150 to 175 s',
  story:
    'The FastAPI backend waits for its database before it listens, 150 to 175 s in all. The container health check counts failures from 60 s and gives up at 120 s, so ECS replaces both tasks for ever: 0/2, 2/2, 4/2, 2/2. There is no circuit breaker, so the stack has been CREATE_IN_PROGRESS for 88 minutes; some tasks give up on the database themselves.',
  target: { cluster: CLUSTER, service: SERVICE, stack: 'backend' },
  seed: 'a',
  settings: {
    cluster: CLUSTER,
    services: [BACKEND, QUIET_SERVICE],
    oneOffs: [HOUSEKEEPING],
    stacks: [
      {
        name: 'backend',
        description: 'FastAPI backend on Fargate',
        operation: 'CREATE',
        beginsAtSeconds: -STACK_SECONDS_BEFORE_SERVICE,
        resources: createdResources({ cluster: CLUSTER, revision: REVISION, targetGroup: TARGET_GROUP }),
        serviceName: SERVICE,
        serviceLogicalId: 'BackendService',
      },
    ],
  },
  lookAfterSeconds: STACK_WAITS_SECONDS - STACK_SECONDS_BEFORE_SERVICE,
  expected: { verdicts: ['cycling', 'failed'], category: 'health-check', rule: 'start-period-too-short' },
};
