import type { Report } from '../../src/model/report.ts';
import { untrusted } from '../../src/model/text.ts';
import { FAILING } from './sample-failing-tasks.ts';
import { CAUSE, RISK, SYMPTOM } from './sample-findings.ts';
import { NOW, TARGET } from './sample-target.ts';

const MINUTES = 60_000;

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
  stack: { name: 'backend-prod', status: 'CREATE_IN_PROGRESS', since: NOW - 88 * MINUTES, resources: [] },
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
