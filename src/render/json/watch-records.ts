import type { Finding } from '../../model/finding.ts';
import type { Instant } from '../../model/instant.ts';
import type { Report } from '../../model/report.ts';
import type { Target } from '../../model/snapshot.ts';
import type {
  Criterion,
  WatchEvent,
  WatchedTarget,
  WatchedTask,
  WatchResult,
  WatchView,
} from '../../model/watch.ts';
import type { JsonText } from '../encode/encoded.ts';
import { forJson, forJsonLine } from '../encode/json.ts';
import { isoTime } from './instants.ts';
import { findingDocument, reportDocument } from './report.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { targetDocument } from './target.ts';

/** The first record of a stream: who writes it, and what the watch asks for. */
export function versionRecord(
  tool: Report['tool'],
  {
    stableForSeconds,
    timeoutSeconds,
  }: { readonly stableForSeconds: number; readonly timeoutSeconds: number },
  at: Instant,
): JsonText {
  return forJsonLine({
    type: 'version',
    at: isoTime(at),
    schemaVersion: SCHEMA_VERSION,
    tool: { name: tool.name, version: tool.version },
    stableForSeconds,
    timeoutSeconds,
  });
}

/** The counts, the deployment and the criteria at one look. */
export function snapshotRecord(view: WatchView): JsonText {
  const { deployment, samples, criteria, now } = view;
  const sample = samples.at(-1);
  return forJsonLine({
    type: 'snapshot',
    at: isoTime(now),
    target: targetDocument(view.target),
    deployment: deployment === undefined ? null : { ...deployment, createdAt: isoTime(deployment.createdAt) },
    stackStatus: view.stackStatus ?? null,
    counts: sample === undefined ? null : { ...sample, at: isoTime(sample.at) },
    failures: view.failures,
    criteria: criteria.map(criterionDocument),
    holdsSince: isoTime(view.holdsSince),
    forecasts: view.forecasts.map(({ kind, at, text }) => ({ kind, at: isoTime(at), text })),
  });
}

function criterionDocument({ name, state, text }: Criterion) {
  return { name, state, text };
}

/** A task as it stands since this look. */
export function taskRecord(task: WatchedTask, target: Target, at: Instant): JsonText {
  return forJsonLine({
    type: 'task',
    at: isoTime(at),
    target: targetDocument(target),
    id: task.id,
    state: task.state,
    lastStatus: task.lastStatus,
    deployment: task.deployment,
    createdAt: isoTime(task.createdAt),
    startedAt: isoTime(task.startedAt),
    stoppedAt: isoTime(task.stoppedAt),
    note: task.note,
  });
}

/** A target as it stands since this look. */
export function targetRecord({ id, state, reason }: WatchedTarget, target: Target, at: Instant): JsonText {
  return forJsonLine({ type: 'target', at: isoTime(at), target: targetDocument(target), id, state, reason });
}

/** Something that happened: of the service, its stack, its deployment or the watch itself. */
export function eventRecord({ at, kind, subject, tone, text }: WatchEvent, target: Target): JsonText {
  return forJsonLine({
    type: 'event',
    at: isoTime(at),
    target: targetDocument(target),
    kind,
    subject,
    tone,
    text,
  });
}

/** The finding that leads since this look. */
export function findingRecord(finding: Finding, target: Target, at: Instant): JsonText {
  return forJsonLine({
    type: 'finding',
    at: isoTime(at),
    target: targetDocument(target),
    finding: findingDocument(finding),
  });
}

/** That the watch is alive although nothing changes, and how old its data is. */
export function heartbeatRecord({ now, target, dataAt, trouble }: WatchView): JsonText {
  return forJsonLine({
    type: 'heartbeat',
    at: isoTime(now),
    target: targetDocument(target),
    dataAt: isoTime(dataAt),
    trouble: trouble ?? null,
  });
}

/** The last record: how the watch ended, with what code, and the diagnosis of each service. */
export function resultRecord(results: readonly WatchResult[], exitCode: number, at: Instant): JsonText {
  return forJsonLine({
    type: 'result',
    at: isoTime(at),
    exitCode,
    services: results.map((result) => ({
      target: targetDocument(result.target),
      ending: endingDocument(result),
      report: result.report === undefined ? null : reportDocument(result.report, undefined),
    })),
  });
}

/**
 * The reports of a watch as the document of `report.schema.json`, each with how its watch ended; where nothing was seen, the
 * ending alone.
 */
export function watchJson(results: readonly WatchResult[], exitCode: number): JsonText {
  const documents = results.map((result) => ({
    ...(result.report === undefined
      ? { schemaVersion: SCHEMA_VERSION, target: targetDocument(result.target) }
      : reportDocument(result.report, undefined)),
    watch: { ...endingDocument(result), exitCode },
  }));
  const [first, ...others] = documents;
  if (first !== undefined && others.length === 0) return forJson(first);
  return forJson({ schemaVersion: SCHEMA_VERSION, reports: documents });
}

function endingDocument({ ending }: WatchResult) {
  return { ending: ending.kind, text: ending.text };
}
