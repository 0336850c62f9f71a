import type { CheckReview } from '../../model/check-review.ts';
import type { Evidence, Finding, SettingChange } from '../../model/finding.ts';
import type { PatchDialect } from '../../model/patch.ts';
import type { RemainsSummary, Report, RootCause, ServiceSummary } from '../../model/report.ts';
import type { RevisionComparison } from '../../model/revision.ts';
import type { Deployment } from '../../model/service.ts';
import type { JsonText } from '../encode/encoded.ts';
import { forJson } from '../encode/json.ts';
import { snippet } from '../patch/snippet.ts';
import { isoTime } from './instants.ts';
import { targetDocument } from './target.ts';

/** The version of every JSON document. Fields are only ever added under it. */
export const SCHEMA_VERSION = '1.0';

/**
 * One report as the document of `report.schema.json`; several as `{"schemaVersion","reports":[…]}`. Each has its change
 * as a snippet where a dialect for it is named.
 */
export function reportJson(reports: readonly Report[], dialect?: PatchDialect): JsonText {
  const documents = reports.map((report) => reportDocument(report, dialect));
  const [first, ...others] = documents;
  if (first !== undefined && others.length === 0) return forJson(first);
  return forJson({ schemaVersion: SCHEMA_VERSION, reports: documents });
}

/** One report as the document of `report.schema.json`, to stand in another document. */
export function reportDocument(report: Report, dialect?: PatchDialect) {
  const { diagnosis } = report;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: report.tool.name, version: report.tool.version },
    generatedAt: isoTime(report.generatedAt),
    target: targetDocument(report.target),
    diagnosis: {
      verdict: diagnosis.verdict,
      confidence: diagnosis.confidence,
      summary: diagnosis.summary,
      rootCause: diagnosis.rootCause === null ? null : rootCauseDocument(diagnosis.rootCause),
      causes: diagnosis.causes.map(findingDocument),
      symptoms: diagnosis.symptoms.map(findingDocument),
      risks: diagnosis.risks.map(findingDocument),
    },
    patch: dialect === undefined ? null : patchDocument(report, dialect),
    service: report.service === null ? null : serviceDocument(report.service),
    stack:
      report.stack === null
        ? null
        : {
            name: report.stack.name,
            status: report.stack.status,
            since: isoTime(report.stack.since ?? undefined),
          },
    checks: report.checks.map(checkDocument),
    whatChanged: report.whatChanged === null ? null : comparisonDocument(report.whatChanged),
    stoppedTasks: report.stoppedTasks,
    timeline: report.timeline.map((entry) => ({ ...entry, at: isoTime(entry.at) })),
    notExamined: report.notExamined,
    remains: report.remains === null ? null : remainsDocument(report.remains),
    apiCalls: report.apiCalls,
  };
}

function patchDocument(report: Report, dialect: PatchDialect) {
  return { dialect, text: snippet(report, dialect).join('\n') };
}

function rootCauseDocument({ id, category, title, confidence, summary }: RootCause) {
  return { id, category, title, confidence, summary };
}

function remainsDocument({ from, to, ...remains }: RemainsSummary) {
  return { ...remains, from: isoTime(from), to: isoTime(to) };
}

/** A finding as it stands in a report. */
export function findingDocument(finding: Finding) {
  return {
    id: finding.id,
    category: finding.category,
    severity: finding.severity,
    confidence: finding.confidence,
    title: finding.title,
    summary: finding.summary,
    affected: finding.affected,
    firstSeen: isoTime(finding.firstSeen),
    lastSeen: isoTime(finding.lastSeen),
    evidence: finding.evidence.map(evidenceDocument),
    remedy: {
      steps: finding.remedy.steps,
      settings: finding.remedy.settings.map(settingDocument),
    },
    docs: finding.docs,
    explainedBy: finding.explainedBy ?? null,
  };
}

function settingDocument(setting: SettingChange) {
  return {
    path: setting.path,
    container: setting.container ?? null,
    targetGroupArn: setting.targetGroupArn ?? null,
    current: setting.current,
    recommended: setting.recommended,
    unit: setting.unit,
    because: setting.because,
  };
}

function checkDocument({ settings, ...check }: CheckReview) {
  return { ...check, settings: settings.map(settingDocument) };
}

function evidenceDocument(piece: Evidence) {
  return {
    kind: piece.kind,
    source: piece.source,
    ref: piece.ref,
    at: isoTime(piece.at),
    text: piece.text,
    weight: piece.weight,
  };
}

function comparisonDocument({ lastGood, inQuestion, changes }: RevisionComparison) {
  return {
    lastGood,
    inQuestion,
    changes: changes.map(({ kind, container, what, before, after, bearing }) => ({
      kind,
      container: container ?? null,
      what,
      before,
      after,
      bearing,
    })),
  };
}

function serviceDocument(service: ServiceSummary) {
  return {
    desired: service.desired,
    running: service.running,
    pending: service.pending,
    taskDefinition: service.taskDefinition,
    deployments: service.deployments.map(deploymentDocument),
    circuitBreaker: service.circuitBreaker,
  };
}

function deploymentDocument(deployment: Deployment) {
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.taskDefinitionArn ?? null,
    desired: deployment.desiredCount,
    running: deployment.runningCount,
    pending: deployment.pendingCount,
    failedTasks: deployment.failedTasks,
    rolloutState: deployment.rolloutState ?? null,
    rolloutStateReason: deployment.rolloutStateReason ?? null,
    createdAt: isoTime(deployment.createdAt),
    updatedAt: isoTime(deployment.updatedAt),
  };
}
