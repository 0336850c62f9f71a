import type { FailingTask } from '../../src/model/failing-tasks.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';
import { untrusted } from '../../src/model/text.ts';
import { CAUSE } from './sample-findings.ts';
import { REPORT } from './sample-report.ts';
import { NOW } from './sample-target.ts';

/** A report with the same text from outside in every place that can hold one. */
export function hostileReport(text: string): Report {
  const payload = untrusted(text);
  const finding: Finding = {
    ...CAUSE,
    title: text,
    summary: text,
    evidence: [
      { kind: 'log', weight: 'direct', source: text, ref: text, at: NOW, text },
      { kind: 'stop-reason', weight: 'direct', source: text, ref: text, text },
    ],
    remedy: {
      steps: [text],
      settings: [
        { path: 'memory', container: text, current: text, recommended: text, unit: text, because: text },
      ],
    },
    docs: [text],
  };
  return {
    ...REPORT,
    target: { cluster: payload, service: payload, region: payload, account: payload, stack: payload },
    diagnosis: {
      ...REPORT.diagnosis,
      summary: text,
      causes: [finding, finding],
      symptoms: [finding],
      risks: [finding],
    },
    service: {
      desired: 2,
      running: 1,
      pending: 0,
      taskDefinition: text,
      circuitBreaker: { status: text, failures: 2, threshold: 3 },
      deployments: [
        {
          id: payload,
          status: payload,
          taskDefinitionArn: payload,
          desiredCount: 2,
          runningCount: 1,
          pendingCount: 0,
          failedTasks: 3,
          rolloutState: payload,
          rolloutStateReason: payload,
        },
      ],
    },
    failingTasks: [
      {
        cause: text,
        category: null,
        more: 1,
        tasks: [hostileTask(text), { ...hostileTask(text), endedLike: text }],
      },
    ],
    timeline: [{ at: NOW, kind: 'event', subject: text, text }],
    remains: {
      reason: 'asked',
      from: NOW,
      to: NOW,
      sources: [{ source: text, found: text }],
      advice: [text],
    },
    notExamined: [{ section: text, action: text, reason: text, effect: text }],
  };
}

function hostileTask(text: string): FailingTask {
  return {
    id: text,
    endedAt: NOW,
    stopCode: text,
    reason: text,
    deployment: text,
    exclusion: null,
    containers: [
      {
        name: text,
        exitCode: 1,
        meaning: text,
        reason: text,
        health: text,
        essential: true,
        lastLines: {
          group: text,
          stream: text,
          setAside: 0,
          leftOutAtEnd: 0,
          lines: [
            { at: NOW, text, mark: 'error', leftOut: 0 },
            { at: NOW, text, mark: 'set-aside', leftOut: 3 },
            { at: NOW, text, mark: null, leftOut: 0 },
          ],
        },
      },
    ],
  };
}
