import type { Finding } from '../../model/finding.ts';
import type { Instant } from '../../model/instant.ts';
import type { PatchDialect } from '../../model/patch.ts';
import type { Report } from '../../model/report.ts';
import type { Target } from '../../model/snapshot.ts';
import type {
  WatchEnding,
  WatchEvent,
  WatchedTarget,
  WatchedTask,
  WatchResult,
  WatchView,
} from '../../model/watch.ts';
import type { JsonText } from '../encode/encoded.ts';
import { forJsonLine } from '../encode/json.ts';
import { isoTime } from './instants.ts';
import { findingDocument, reportDocument, SCHEMA_VERSION } from './report.ts';
import { targetDocument } from './target.ts';

/** What a watch is asked to do. */
export interface WatchRequest {
  readonly at: Instant;
  readonly tool: Report['tool'];
  /** Empty where the services are not known yet. */
  readonly targets: readonly Target[];
  readonly stableForSeconds: number;
  readonly timeoutSeconds: number;
}

/** How a watch over all its services ended. */
export interface WatchOutcome {
  readonly at: Instant;
  /** Of the service that decided. */
  readonly ending: WatchEnding['kind'];
  readonly exitCode: number;
  readonly results: readonly WatchResult[];
}

/** When something was so, and of which service. */
export interface Place {
  readonly at: Instant;
  readonly target: Target;
}

/** The first record: which version of the schema the others have, and what is watched. */
export function versionRecord(request: WatchRequest): JsonText {
  return forJsonLine({
    type: 'version',
    at: isoTime(request.at),
    schemaVersion: SCHEMA_VERSION,
    tool: { name: request.tool.name, version: request.tool.version },
    targets: request.targets.map(targetDocument),
    stableForSeconds: request.stableForSeconds,
    timeoutSeconds: request.timeoutSeconds,
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

/** A finding, when it is found first. */
export function findingRecord(finding: Finding, { at, target }: Place): JsonText {
  return forJsonLine({
    type: 'finding',
    at: isoTime(at),
    target: targetDocument(target),
    finding: findingDocument(finding),
  });
}

/** The last record, and the only one of its kind: how each watch ended, with the reports. */
export function resultRecord(outcome: WatchOutcome, dialect?: PatchDialect): JsonText {
  return forJsonLine({
    type: 'result',
    at: isoTime(outcome.at),
    ending: outcome.ending,
    exitCode: outcome.exitCode,
    results: outcome.results.map(({ ending, target, report }) => ({
      target: targetDocument(target),
      ...endingDocument(ending),
      report: report === undefined ? null : reportDocument(report, dialect),
    })),
  });
}

function endingDocument(ending: WatchEnding) {
  const cause = ending.kind === 'failed' ? ending : undefined;
  return {
    ending: ending.kind,
    text: ending.text,
    category: cause?.category ?? null,
    cause: cause?.cause ?? null,
  };
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
