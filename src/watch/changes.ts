import { valueOr } from '../model/section.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { readServiceEvent, type ServiceEventKind } from '../model/vocabulary/service-events.ts';
import type { Tone, WatchEvent } from '../model/watch.ts';
import { findingWords } from './failing-stops.ts';
import { forecastsOf } from './forecast.ts';
import { allTargets, targetAddress } from './health.ts';
import { definitionName, deploymentsOf } from './pin.ts';
import { stackPhase } from './stack-phase.ts';
import type { WatchState } from './state.ts';
import { taskChanges } from './task-changes.ts';

/** Service events that only repeat what the tasks and targets themselves show. */
const TOLD_BY_TASKS: ReadonlySet<ServiceEventKind> = new Set([
  'started',
  'stopped',
  'stopped-pending',
  'registered',
  'deregistered',
  'draining',
]);

/** What has happened between two states and is worth a lasting line, oldest first. */
export function changesBetween(before: WatchState, after: WatchState): readonly WatchEvent[] {
  const trouble = troubleChange(before, after);
  const { latest } = after;
  if (latest === undefined || after.trouble !== undefined) return trouble;
  return [
    ...trouble,
    ...deploymentChanges(before, after, latest),
    ...stackChanges(before, after, latest),
    ...serviceChanges(before, after, latest),
    ...taskChanges(before, after, latest),
    ...targetChanges(before, latest, after.now),
    ...countChange(before, after),
    ...findingChange(before, after),
    ...forecastChanges(before, after),
  ].toSorted((one, other) => one.at - other.at);
}

function troubleChange(before: WatchState, { trouble, now }: WatchState): readonly WatchEvent[] {
  if (trouble === before.trouble) return [];
  const text = trouble ?? 'data comes again';
  return [{ at: now, kind: 'notice', subject: 'polling', tone: trouble ? 'bad' : 'good', text }];
}

function deploymentChanges(before: WatchState, after: WatchState, latest: Snapshot): readonly WatchEvent[] {
  const { pin, now } = after;
  if (pin === undefined) return [];
  const rolloutIn = (snapshot: Snapshot | undefined) =>
    snapshot && deploymentsOf(snapshot).find(({ id }) => id === pin.id)?.rolloutState;
  const name = definitionName(pin.taskDefinitionArn ?? '');
  const event = (text: string, tone: Tone): WatchEvent => ({
    at: now,
    kind: 'deployment',
    subject: pin.id,
    tone,
    text,
  });
  if (before.pin?.id !== pin.id) return [event(`watching the deployment of ${name}`, 'neutral')];
  const rollout = rolloutIn(latest);
  if (rollout === undefined || rollout === rolloutIn(before.latest)) return [];
  return [event(`rollout is ${rollout}`, rollout === 'FAILED' ? 'bad' : 'good')];
}

/** What CloudFormation says of the stack itself and of its services, and every failure. */
function stackChanges(before: WatchState, after: WatchState, latest: Snapshot): readonly WatchEvent[] {
  const stack = valueOr(latest.vitals.stack, undefined);
  if (stack === undefined) return [];
  const known = before.merged && valueOr(before.merged.vitals.stack, undefined);
  const newestKnown = Math.max(known?.events[0]?.at ?? 0, known === undefined ? after.startedAt : 0);
  return stack.events
    .filter(({ at }) => at > newestKnown)
    .filter(
      ({ resourceType, status }) =>
        resourceType === 'AWS::CloudFormation::Stack' ||
        resourceType === 'AWS::ECS::Service' ||
        status.endsWith('_FAILED'),
    )
    .map(({ at, logicalId, status, reason }) => ({
      at,
      kind: 'stack',
      subject: logicalId,
      tone: toneOfStatus(status),
      text: reason === undefined ? status : `${status}: ${reason}`,
    }));
}

function toneOfStatus(status: string): Tone {
  switch (stackPhase(status)) {
    case 'complete':
      return 'good';
    case 'moving':
      return 'neutral';
    case 'rolled-back':
    case 'failed':
    case 'deleted':
      return 'bad';
  }
}

const BAD_EVENTS: ReadonlySet<ServiceEventKind | undefined> = new Set([
  'start-failure',
  'target-unhealthy',
  'container-unhealthy',
  'starts-impaired',
  'deployment-failed',
  'rollback',
  'no-instance',
  'no-placement',
  'target-group-missing',
]);

function serviceChanges(before: WatchState, after: WatchState, latest: Snapshot): readonly WatchEvent[] {
  const events = valueOr(latest.vitals.service, undefined)?.events ?? [];
  const known = new Set(
    (before.merged ? (valueOr(before.merged.vitals.service, undefined)?.events ?? []) : []).map(
      ({ id }) => id,
    ),
  );
  const since = before.merged === undefined ? after.startedAt : 0;
  return events
    .filter(({ id, at }) => !known.has(id) && at >= since)
    .flatMap(({ at, message }): readonly WatchEvent[] => {
      const kind = readServiceEvent(message)?.kind;
      if (kind !== undefined && TOLD_BY_TASKS.has(kind)) return [];
      const tone = BAD_EVENTS.has(kind) ? 'bad' : kind === 'steady' ? 'good' : 'neutral';
      return [{ at, kind: 'service', subject: 'service', tone, text: message }];
    });
}

function targetChanges(before: WatchState, latest: Snapshot, at: number): readonly WatchEvent[] {
  const past = before.latest ? allTargets(before.latest) : [];
  const known = new Map(past.map((target) => [targetAddress(target), target.state]));
  return allTargets(latest).flatMap((target): readonly WatchEvent[] => {
    const { state, reason, description } = target;
    const subject = targetAddress(target);
    if (known.get(subject) === state) return [];
    const why = description ?? reason;
    const tone = state === 'healthy' ? 'good' : state === 'unhealthy' ? 'bad' : 'neutral';
    const text = why === undefined ? `target is ${state}` : `target is ${state}: ${why}`;
    return [{ at, kind: 'target', subject, tone, text }];
  });
}

function countChange({ samples: past }: WatchState, { samples, now }: WatchState): readonly WatchEvent[] {
  const sample = samples.at(-1);
  const last = past.at(-1);
  if (sample === undefined) return [];
  const { desired, running, pending, healthy } = sample;
  const isSame =
    last?.desired === desired &&
    last.running === running &&
    last.pending === pending &&
    last.healthy === healthy;
  if (isSame) return [];
  const waiting = pending > 0 ? `, ${pending} pending` : '';
  const text = `running ${running}/${desired}${waiting}, ${healthy} healthy`;
  return [{ at: now, kind: 'count', subject: 'service', tone: 'neutral', text }];
}

function findingChange({ report: past }: WatchState, { report, now }: WatchState): readonly WatchEvent[] {
  const cause = report?.diagnosis.causes[0];
  if (cause === undefined || cause.id === past?.diagnosis.causes[0]?.id) return [];
  return [{ at: now, kind: 'finding', subject: cause.id, tone: 'bad', text: findingWords(cause) }];
}

/** What will happen if nothing changes, when that is something else than before. */
function forecastChanges(before: WatchState, after: WatchState): readonly WatchEvent[] {
  const known = new Set(forecastsOf(before).map(({ text }) => text));
  return forecastsOf(after)
    .filter(({ text }) => !known.has(text))
    .map(({ text, at: dueAt }) => ({
      at: after.now,
      kind: 'forecast',
      subject: 'forecast',
      tone: 'neutral',
      text,
      dueAt,
    }));
}
