import type { Finding } from '../../src/model/finding.ts';
import { NOW } from './sample-target.ts';

export const CAUSE: Finding = {
  id: 'health-check/start-period-too-short',
  category: 'health-check',
  severity: 'critical',
  confidence: 'certain',
  title: 'The container health check gives up before the application is ready',
  summary:
    'The health check starts counting at 60 s and gives up at 120 s; where the application got that far it was ready after 150–175 s (19 of 26 tasks).',
  affected: { tasks: 19, of: 26 },
  firstSeen: NOW - 92 * 60_000,
  lastSeen: NOW - 38_000,
  evidence: [
    {
      kind: 'timing',
      weight: 'circumstantial',
      source: 'ecs:DescribeTaskDefinition',
      ref: 'containerDefinitions[0].healthCheck',
      text: 'start period 60 s + 3 retries × 20 s = 120 s',
    },
    {
      kind: 'health-status',
      weight: 'direct',
      source: 'ecs:DescribeTasks',
      ref: 'tasks[3].stoppedReason',
      at: NOW - 38_000,
      text: 'Task failed container health checks',
    },
    {
      kind: 'timing',
      weight: 'circumstantial',
      source: 'ecs:DescribeTasks',
      ref: 'tasks[4].startedAt',
      text: 'lived 121 s',
    },
    {
      kind: 'log',
      weight: 'circumstantial',
      source: 'log /ecs/backend',
      ref: 'ecs/api/3f9c1e07',
      at: NOW - 70_000,
      text: `Waiting for application startup. ${'loading model '.repeat(40)}`,
    },
  ],
  remedy: {
    steps: [
      'Register a revision with these settings and deploy it.',
      'Turn the deployment circuit breaker on.',
    ],
    settings: [
      {
        path: 'healthCheck.startPeriod',
        container: 'api',
        current: 60,
        recommended: 270,
        unit: 'seconds',
        because: 'the slowest start took 175 s, and half as much again is kept in reserve',
      },
      {
        path: 'service.healthCheckGracePeriodSeconds',
        current: null,
        recommended: 420,
        unit: 'seconds',
        because: 'targets need 150 s more after the container is ready',
      },
    ],
  },
  docs: ['https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html'],
};

export const RISK: Finding = {
  ...CAUSE,
  id: 'risk/no-circuit-breaker',
  category: 'other',
  severity: 'warning',
  title: 'The deployment circuit breaker is off',
  summary: 'A deployment that cannot succeed goes on until CloudFormation gives up after hours.',
  affected: { tasks: 0, of: 0 },
  firstSeen: undefined,
  lastSeen: undefined,
  evidence: [],
  remedy: { steps: [], settings: [] },
  docs: [],
};

export const SYMPTOM: Finding = {
  ...RISK,
  id: 'load-balancer/target-unhealthy',
  category: 'load-balancer',
  title: 'Targets are unhealthy',
  summary: '2 of 4 targets fail their health check.',
  explainedBy: CAUSE.id,
};
