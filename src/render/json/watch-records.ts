import type { Finding } from '../../model/finding.ts';
import type { Instant } from '../../model/instant.ts';
import type { Report } from '../../model/report.ts';
import type { Target } from '../../model/snapshot.ts';
import type { WatchEvent, WatchedTarget, WatchedTask, WatchResult, WatchView } from '../../model/watch.ts';
import type { JsonText } from '../encode/encoded.ts';
import { forJson, forJsonLine } from '../encode/json.ts';
import { isoTime } from './instants.ts';
import { findingDocument, reportDocument, SCHEMA_VERSION } from './report.ts';
import { targetDocument } from './target.ts';

/** Who watches, and for how long all criteria must hold, and may be waited for. */
export interface WatchRequest {
  readonly tool: Report['tool'];
  readonly stableForSeconds: number;
  readonly timeoutSeconds: number;
}

/** When something was so, and of which service. */
export interface Place {
  readonly at: Instant;
  readonly target: Target;
}

/** The first record: which version of the schema the others have, and what is asked for. */
export function versionRecord(
  { tool, stableForSeconds, timeoutSeconds }: WatchRequest,
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

/** Where a service stands, whenever that has changed. */
export function snapshotRecord(view: WatchView): JsonText {
  return forJsonLine({ type: 'snapshot', ...standing(view) });
}

/** The same where nothing has changed, so that the stream is never silent for long. */
export function heartbeatRecord(view: WatchView): JsonText {
  return forJsonLine({ type: 'heartbeat', ...standing(view) });
}

/** A task whose state has changed. */
export function taskRecord(task: WatchedTask, { at, target }: Place): JsonText {
  return forJsonLine({
    type: 'task',
    at: isoTime(at),
    target: targetDocument(target),
    task: {
      id: task.id,
      state: task.state,
      lastStatus: task.lastStatus,
      deployment: task.deployment,
      createdAt: isoTime(task.createdAt),
      startedAt: isoTime(task.startedAt),
      stoppedAt: isoTime(task.stoppedAt),
      note: task.note,
    },
  });
}

/** A target of the load balancer whose state has changed; it has the name `health`, because `target` is the service. */
export function targetRecord(health: WatchedTarget, { at, target }: Place): JsonText {
  return forJsonLine({
    type: 'target',
    at: isoTime(at),
    target: targetDocument(target),
    health: { id: health.id, state: health.state, reason: health.reason },
  });
}

/** What has happened. */
export function eventRecord({ at, kind, subject, tone, text, dueAt }: WatchEvent, target: Target): JsonText {
  return forJsonLine({
    type: 'event',
    at: isoTime(at),
    target: targetDocument(target),
    kind,
    subject,
    tone,
    text,
    dueAt: isoTime(dueAt),
  });
}

/** A finding, when it is found first. */
export function findingRecord(finding: Finding, { at, target }: Place): JsonText {
  return forJsonLine({
    type: 'finding',
    at: isoTime(at),
    target: targetDocument(target),
    finding: findingDocument(finding),
  });
}

/** The last record, and the only one of its kind: how the watch of each service ended, with its report. */
export function resultRecord(results: readonly WatchResult[], exitCode: number, at: Instant): JsonText {
  return forJsonLine({
    type: 'result',
    at: isoTime(at),
    exitCode,
    results: results.map(({ ending, target, report }) => ({
      target: targetDocument(target),
      ending: ending.kind,
      text: ending.text,
      report: report === undefined ? null : reportDocument(report),
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
      : reportDocument(result.report)),
    watch: { ending: result.ending.kind, text: result.ending.text, exitCode },
  }));
  const [first, ...others] = documents;
  if (first !== undefined && others.length === 0) return forJson(first);
  return forJson({ schemaVersion: SCHEMA_VERSION, reports: documents });
}

function standing(view: WatchView) {
  const { deployment } = view;
  return {
    at: isoTime(view.now),
    target: targetDocument(view.target),
    dataAt: isoTime(view.dataAt),
    trouble: view.trouble ?? null,
    deployment:
      deployment === undefined
        ? null
        : {
            id: deployment.id,
            taskDefinition: deployment.taskDefinition,
            rollout: deployment.rollout,
            createdAt: isoTime(deployment.createdAt),
          },
    stackStatus: view.stackStatus ?? null,
    counts: countsDocument(view),
    criteria: view.criteria.map(({ name, state, text }) => ({ name, state, text })),
    holdsSince: isoTime(view.holdsSince),
    failures: view.failures,
    suspicion: view.suspicion ?? null,
    forecasts: view.forecasts.map(({ kind, at, text }) => ({ kind, at: isoTime(at), text })),
  };
}

function countsDocument({ samples }: WatchView) {
  const now = samples.at(-1);
  if (now === undefined) return null;
  const { desired, running, runningHere, pending, healthy } = now;
  return { desired, running, runningHere, pending, healthy };
}
