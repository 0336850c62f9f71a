import type { FailingTaskGroup } from '../../src/model/failing-tasks.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';
import type { Target } from '../../src/model/snapshot.ts';
import { untrusted } from '../../src/model/text.ts';

/** When the sample was read: 2026-11-01 14:03:11Z. */
export const NOW = Date.UTC(2026, 10, 1, 14, 3, 11);

const MINUTES = 60_000;

export const TARGET: Target = {
  cluster: untrusted('prod'),
  service: untrusted('backend'),
  region: untrusted('eu-west-1'),
  account: untrusted('123456789012'),
  stack: untrusted('backend-prod'),
};

export const CAUSE: Finding = {
  id: 'health-check/start-period-too-short',
  category: 'health-check',
  severity: 'critical',
  confidence: 'certain',
  title: 'The container health check gives up before the application is ready',
  summary:
    'The health check starts counting at 60 s and gives up at 120 s; where the application got that far it was ready after 150–175 s (19 of 26 tasks).',
  affected: { tasks: 19, of: 26 },
  firstSeen: NOW - 92 * MINUTES,
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

const RISK: Finding = {
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

const SYMPTOM: Finding = {
  ...RISK,
  id: 'load-balancer/target-unhealthy',
  category: 'load-balancer',
  title: 'Targets are unhealthy',
  summary: '2 of 4 targets fail their health check.',
  explainedBy: CAUSE.id,
};

const TASK_ENDED = NOW - 38_000;

export const FAILING: FailingTaskGroup = {
  cause: CAUSE.title,
  category: CAUSE.category,
  more: 16,
  tasks: [
    {
      id: '3f9c1e0700000000000000000000abcd',
      endedAt: TASK_ENDED,
      stoppingAt: TASK_ENDED,
      stoppedAt: TASK_ENDED + 20_000,
      livedSeconds: 157,
      stopCode: 'ServiceSchedulerInitiated',
      reason: 'Task failed container health checks',
      deployment: 'ecs-svc/0000000089',
      exclusion: null,
      containers: [
        {
          name: 'api',
          exitCode: 143,
          meaning: 'ended by SIGTERM when told to stop',
          health: 'UNHEALTHY',
          essential: true,
          readySeconds: 156.6,
          lastLines: {
            group: '/ecs/backend',
            stream: 'ecs/api/3f9c1e0700000000000000000000abcd',
            setAside: 3,
            leftOutAtEnd: 2,
            lines: [
              { at: TASK_ENDED - 125_000, text: 'Error: ECONNREFUSED', mark: 'set-aside', leftOut: 0 },
              { at: TASK_ENDED - 30_000, text: 'loading model 7 of 9', mark: null, leftOut: 14 },
              { at: TASK_ENDED - 2_400, text: 'Error: model 8 is missing', mark: 'error', leftOut: 0 },
              { at: TASK_ENDED - 400, text: 'Application startup complete.', mark: 'ready', leftOut: 1 },
            ],
          },
        },
        { name: 'xray', exitCode: 0, meaning: 'ended in order when told to stop', essential: false },
      ],
    },
    {
      id: '0bcc31870000000000000000000abcde',
      endedAt: TASK_ENDED - 60_000,
      livedSeconds: 155,
      exclusion: null,
      endedLike: '3f9c1e0700000000000000000000abcd',
      containers: [{ name: 'api', exitCode: 143, essential: true }],
    },
    {
      id: '185fe5710000000000000000000abcde',
      endedAt: TASK_ENDED - 120_000,
      reason: 'CannotPullContainerError: not found',
      stopCode: 'TaskFailedToStart',
      exclusion: null,
      containers: [{ name: 'api', essential: true }],
    },
  ],
};

export const REPORT: Report = {
  remains: null,
  tool: { name: 'ecs-doctor', version: '0.1.0' },
  generatedAt: NOW,
  target: TARGET,
  diagnosis: {
    verdict: 'cycling',
    confidence: 'certain',
    summary:
      'Deployment 89 replaces its tasks again and again because the container health check kills them.',
    rootCause: {
      id: CAUSE.id,
      category: CAUSE.category,
      title: CAUSE.title,
      confidence: CAUSE.confidence,
      summary: CAUSE.summary,
    },
    causes: [CAUSE],
    symptoms: [SYMPTOM],
    risks: [RISK],
  },
  checks: [
    {
      check: 'container',
      subject: 'api',
      startPeriodSeconds: 60,
      intervalSeconds: 30,
      timeoutSeconds: 5,
      failures: 3,
      unhealthyAfterSeconds: 120,
      unhealthyAtLatestSeconds: 165,
      graceSeconds: 120,
      earliestKillSeconds: 120,
      ready: { least: 150, most: 175, tasks: 19 },
      killed: { least: 131, most: 160, tasks: 24 },
      settings: CAUSE.remedy.settings,
    },
  ],
  whatChanged: {
    lastGood: 'backend:88',
    inQuestion: 'backend:89',
    changes: [
      {
        kind: 'memory',
        what: 'memory',
        before: '1024',
        after: '512',
        names: [],
        bearing: 'unrelated',
      },
    ],
  },
  stack: { name: 'backend-prod', status: 'CREATE_IN_PROGRESS', since: NOW - 88 * 60_000, resources: [] },
  blueprint: { service: null, taskDefinition: null, targetGroups: [] },
  service: {
    desired: 2,
    running: 4,
    pending: 1,
    taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:89',
    circuitBreaker: { status: 'MONITORING', failures: 2, threshold: 3 },
    deployments: [
      {
        id: untrusted('ecs-svc/0000000089'),
        status: untrusted('PRIMARY'),
        taskDefinitionArn: untrusted('arn:aws:ecs:eu-west-1:123456789012:task-definition/backend:89'),
        desiredCount: 2,
        runningCount: 2,
        pendingCount: 1,
        failedTasks: 26,
        rolloutState: untrusted('IN_PROGRESS'),
        rolloutStateReason: untrusted('ECS deployment ecs-svc/0000000089 in progress.'),
        createdAt: NOW - 92 * MINUTES,
        updatedAt: NOW - MINUTES,
      },
    ],
  },
  stoppedTasks: {
    examined: 29,
    failing: 26,
    excluded: { 'previous-deployment': 2, 'scale-in': 1, operator: 0, 'other-service': 0 },
  },
  failingTasks: [FAILING],
  timeline: Array.from({ length: 14 }, (_, index) => ({
    at: NOW - (14 - index) * MINUTES,
    kind: 'task-stopping' as const,
    subject: `task ${index + 1}`,
    text: 'failed container health checks',
  })),
  notExamined: [
    {
      section: 'targetHealth',
      action: 'elasticloadbalancing:DescribeTargetHealth',
      reason: 'access denied',
      effect: 'whether the load balancer sees the tasks as healthy is not known',
    },
  ],
  apiCalls: { 'ecs:DescribeServices': 1, 'ecs:DescribeTasks': 2 },
};
